package org.foicasework.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.foicasework.exemption.AuthorityClass;
import org.foicasework.exemption.CostEstimate;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Likelihood;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.PrejudiceTest;
import org.foicasework.exemption.PublicInterestTest;
import org.foicasework.exemption.RepeatedRequest;
import org.foicasework.exemption.RequestRefusal;
import org.foicasework.exemption.VexatiousGrounds;
import org.foicasework.exemption.WithheldItem;
import org.foicasework.request.Review;

/** Letters of an invented police force that say all they have to, for tests to take things from. */
final class Letters {

    static final LocalDate DISPATCH = LocalDate.of(2022, 8, 16);

    static final AuthorityDetails AUTHORITY = new AuthorityDetails(
            "Northshire Police",
            List.of("Headquarters", "1 Castle Street", "Northtown", "NT1 1AA"),
            "Information Rights Unit",
            "foi@northshire.example",
            "https://www.northshire.example/foi",
            "https://www.northshire.example/privacy",
            AuthorityClass.POLICE,
            "\\d{2}\\.FOI\\.\\d{2}\\.\\d{6}",
            new AuthorityDetails.Review(
                    "Write to us by post or e-mail, give the reference of this letter and tell us what you are unhappy"
                            + " with.",
                    List.of("Internal Review, Information Rights Unit", "1 Castle Street, Northtown, NT1 1AA"),
                    40,
                    20),
            List.of(
                    new AuthorityDetails.Regulator(
                            "Information Commission",
                            List.of("3 Circle Square", "Oxford Road", "Manchester"),
                            "https://ico.org.uk/complain",
                            LocalDate.of(2027, 1, 1)),
                    new AuthorityDetails.Regulator(
                            "Information Commissioner",
                            List.of("Wycliffe House", "Water Lane", "Wilmslow", "SK9 5AF"),
                            "https://ico.org.uk/make-a-complaint/",
                            LocalDate.of(2005, 1, 1))));

    static final NoticeRenderer RENDERER =
            new NoticeRenderer(NoticeTemplates.onClassPath(), AUTHORITY, ExemptionCatalogue.standard());

    static final NoticeChecklist CHECKLIST = new NoticeChecklist(AUTHORITY, ExemptionCatalogue.standard());

    private Letters() {}

    static Heading heading() {
        return new Heading(
                "01.FOI.22.025506",
                DISPATCH,
                "Niamh O'Brien",
                List.of("12 Mill Lane", "Northtown", "NT2 3BB"),
                "Live facial recognition",
                new CaseOfficer("Information Rights Officer", "A. Clarke", "01632 960 001"));
    }

    static Acknowledgement acknowledgement() {
        return new Acknowledgement(
                heading().dated(LocalDate.of(2022, 7, 20)),
                LocalDate.of(2022, 7, 18),
                "REQUEST 1: Please can you tell me if people with spent convictions are included on LFR watchlists?\n"
                        + "REQUEST 2: Do you have any other information about LFR that hasn't been released?",
                AccessRegime.FOIA,
                LocalDate.of(2022, 8, 16),
                List.of(
                        "Tuesday 19 July 2022 is working day 1.",
                        "Monday 1 August 2022 is not counted: Summer bank holiday in Scotland (section 10(6)).",
                        "Tuesday 16 August 2022 is working day 20."));
    }

    static ClarificationRequest clarificationRequest() {
        return new ClarificationRequest(
                heading().dated(LocalDate.of(2022, 7, 20)),
                LocalDate.of(2022, 7, 18),
                "Question 2",
                "Do you have any other information about LFR that hasn't been released that may be of interest to the"
                        + " public?",
                "any other information about LFR",
                List.of("Which aspect of live facial recognition interests you?", "Which period should we look at?"),
                "We hold, for instance, policies, equipment records and deployment plans. If you name one of these"
                        + " subjects we can look for it.",
                List.of(new OpenQuestion(
                        "Question 1",
                        "Please can you tell me if people with spent convictions are included on LFR watchlists?",
                        LocalDate.of(2022, 8, 16))),
                LocalDate.of(2022, 8, 16),
                LocalDate.of(2022, 9, 15),
                null);
    }

    static ClarificationReminder clarificationReminder() {
        ClarificationRequest asked = clarificationRequest();
        return new ClarificationReminder(
                heading().dated(LocalDate.of(2022, 8, 17)),
                LocalDate.of(2022, 7, 20),
                asked.label(),
                asked.wording(),
                asked.asks(),
                asked.closeOn());
    }

    static ClarificationLapsed clarificationLapsed() {
        ClarificationRequest asked = clarificationRequest();
        return new ClarificationLapsed(
                heading().dated(LocalDate.of(2022, 9, 16)),
                LocalDate.of(2022, 7, 20),
                asked.label(),
                asked.wording(),
                List.of());
    }

    static InvalidRequestAdvice invalidRequestAdvice() {
        return new InvalidRequestAdvice(
                heading().dated(LocalDate.of(2022, 7, 20)),
                LocalDate.of(2022, 7, 18),
                "Tell me about the cameras. Batman",
                MissingElement.of(List.of("NAME", "DESCRIPTION")),
                "We hold policies, equipment records and deployment plans on live facial recognition.",
                LocalDate.of(2022, 9, 15));
    }

    static InvalidRequestLapsed invalidRequestLapsed() {
        return new InvalidRequestLapsed(
                heading().dated(LocalDate.of(2022, 9, 16)),
                LocalDate.of(2022, 7, 18),
                MissingElement.of(List.of("NAME")));
    }

    static WithdrawalConfirmed questionWithdrawn() {
        ClarificationRequest asked = clarificationRequest();
        return new WithdrawalConfirmed(
                heading().dated(LocalDate.of(2022, 7, 22)),
                LocalDate.of(2022, 7, 21),
                asked.label(),
                asked.wording(),
                asked.continuing());
    }

    static WithdrawalConfirmed requestWithdrawn() {
        return new WithdrawalConfirmed(
                heading().dated(LocalDate.of(2022, 7, 22)), LocalDate.of(2022, 7, 21), null, null, List.of());
    }

    static GeneralReply generalReply() {
        return new GeneralReply(
                heading().dated(LocalDate.of(2022, 7, 22)),
                LocalDate.of(2022, 7, 21),
                "You asked whether we have your new telephone number.\nWe do.");
    }

    /** The case of the live facial recognition cameras: one question published, one withheld, one not held. */
    static Response response() {
        return respond(spentConvictions(), cameraDistance(), deploymentCost());
    }

    /** The same, while two more questions are open: on one the clock runs, on the other it is stopped. */
    static Response partAnswer() {
        Response whole = response();
        return new Response(
                whole.heading(),
                whole.regime(),
                whole.receivedOn(),
                whole.questions(),
                List.of(
                        new OpenQuestion("Question 8", "And the batteries?", LocalDate.of(2022, 8, 23)),
                        new OpenQuestion("Question 9", "And the rest?", null)),
                null,
                null,
                null);
    }

    static Response respond(AnsweredQuestion... questions) {
        return new Response(
                heading(), AccessRegime.FOIA, LocalDate.of(2022, 7, 18), List.of(questions), null, null, null);
    }

    /** A question whose earlier answer was wrong. */
    static AnsweredQuestion corrected() {
        AnsweredQuestion question = spentConvictions();
        return new AnsweredQuestion(
                question.label(),
                question.wording(),
                question.replaced(),
                question.decision(),
                question.attachments(),
                null,
                LocalDate.of(2022, 7, 19));
    }

    static AnsweredQuestion spentConvictions() {
        return new AnsweredQuestion(
                "Question 1",
                "Please can you tell me if people with spent convictions are included on LFR watchlists?",
                List.of(),
                new Decision(
                        Outcome.DISCLOSE,
                        "Who may be placed on a watchlist is set out in two documents that we publish.\n"
                                + "Authorised Professional Practice of the College of Policing, Live Facial Recognition:"
                                + " https://www.college.police.uk/app/live-facial-recognition\n"
                                + "Our standard operating procedure for live facial recognition:"
                                + " https://www.northshire.example/foi/lfr-procedure",
                        null,
                        null,
                        List.of(),
                        null,
                        false),
                List.of(),
                LocalDate.of(2022, 8, 16));
    }

    static AnsweredQuestion cameraDistance() {
        return new AnsweredQuestion(
                "Question 2",
                "For question 2 please can you tell me what distance the LFR camera is able to work over (minimum and"
                        + " maximum distances it can recognise people)",
                List.of(redefined()),
                new Decision(Outcome.WITHHOLD, null, null, null, List.of(distances()), null, false),
                List.of(),
                LocalDate.of(2022, 8, 23));
    }

    /** One question is still open, and the last day of the other has passed. */
    static DateCorrected dateCorrected() {
        return new DateCorrected(
                heading(),
                AccessRegime.FOIA,
                LocalDate.of(2022, 7, 25),
                LocalDate.of(2022, 7, 18),
                List.of(new DateCorrected.Due("Question 2", LocalDate.of(2022, 8, 23))),
                List.of(LocalDate.of(2022, 8, 16)));
    }

    static ReviewAcknowledgement reviewAcknowledgement() {
        return new ReviewAcknowledgement(
                heading(),
                AccessRegime.FOIA,
                LocalDate.of(2022, 8, 15),
                List.of("The distances can be published without harm.", "The answer came late."),
                LocalDate.of(2022, 9, 13),
                null);
    }

    /** The same under both laws. */
    static List<Notice> reviewUnderBothLaws() {
        LocalDate regulations = LocalDate.of(2022, 10, 11);
        ReviewAcknowledgement first = reviewAcknowledgement();
        ReviewDeclined declined = reviewDeclined();
        ReviewExtension extension = reviewExtension();
        ReviewOutcome outcome = reviewOutcome();
        return List.of(
                new ReviewAcknowledgement(
                        first.heading(), first.regime(), first.askedOn(), first.grounds(), first.dueOn(), regulations),
                new ReviewDeclined(
                        declined.heading(),
                        declined.regime(),
                        declined.askedOn(),
                        declined.answeredOn(),
                        declined.lastDayToAsk(),
                        declined.why(),
                        regulations),
                new ReviewExtension(
                        extension.heading(),
                        extension.regime(),
                        extension.askedOn(),
                        extension.firstDueOn(),
                        extension.dueOn(),
                        extension.why(),
                        regulations),
                new ReviewOutcome(
                        outcome.heading(),
                        outcome.regime(),
                        outcome.receivedOn(),
                        outcome.askedOn(),
                        outcome.answeredOn(),
                        outcome.reviewer(),
                        outcome.independent(),
                        outcome.grounds(),
                        Stream.concat(
                                        outcome.questions().stream(),
                                        Stream.of(reviewed(
                                                EirLetters.neitherConfirmed(),
                                                Review.Outcome.VARIED,
                                                List.of(),
                                                List.of("regulation 12(6)"))))
                                .toList(),
                        outcome.shortcomings(),
                        outcome.firstDueOn(),
                        outcome.dueOn(),
                        outcome.workingDaysTaken(),
                        outcome.delayWhy(),
                        outcome.decidedAnew(),
                        List.of(anew(EirLetters.neitherConfirmed())),
                        regulations));
    }

    static ReviewDeclined reviewDeclined() {
        return new ReviewDeclined(
                heading(),
                AccessRegime.FOIA,
                LocalDate.of(2022, 8, 15),
                LocalDate.of(2022, 3, 1),
                LocalDate.of(2022, 4, 28),
                "Nothing kept you from asking within the time.",
                null);
    }

    static ReviewExtension reviewExtension() {
        return new ReviewExtension(
                heading(),
                AccessRegime.FOIA,
                LocalDate.of(2022, 8, 1),
                LocalDate.of(2022, 8, 30),
                LocalDate.of(2022, 9, 28),
                "Two suppliers have to be asked again.",
                null);
    }

    /** One decision upheld, one varied with a new refusal, one overturned with a disclosure; sent after its first date. */
    static ReviewOutcome reviewOutcome() {
        return new ReviewOutcome(
                heading(),
                AccessRegime.FOIA,
                LocalDate.of(2022, 3, 1),
                LocalDate.of(2022, 7, 1),
                LocalDate.of(2022, 6, 1),
                "Internal Reviewer",
                true,
                List.of(
                        new ReviewOutcome.Ground(
                                "The distances can be published without harm.", "They cannot, for the reasons below."),
                        new ReviewOutcome.Ground(
                                "The answer came late.", "It did.\nWe have changed how we log requests.")),
                List.of(
                        reviewed(deploymentCost(), Review.Outcome.UPHELD, List.of(), List.of()),
                        reviewed(cameraDistance(), Review.Outcome.VARIED, List.of(), List.of("section 31(1)(b)")),
                        reviewed(spentConvictions(), Review.Outcome.OVERTURNED, List.of("section 43(2)"), List.of())),
                List.of("The answer was due on 29 March 2022 and went on 1 June 2022: a breach of section 10(1)."),
                LocalDate.of(2022, 7, 29),
                LocalDate.of(2022, 8, 29),
                31,
                "The unit had to be asked twice.",
                List.of(anew(cameraDistance()), anew(spentConvictions())),
                List.of(),
                null);
    }

    static ReviewOutcome.Reviewed reviewed(
            AnsweredQuestion question, Review.Outcome outcome, List<String> dropped, List<String> added) {
        return new ReviewOutcome.Reviewed(
                question.label(),
                question.wording(),
                outcome,
                "I looked at " + question.label() + " afresh.\nThese are my reasons.",
                outcome != Review.Outcome.UPHELD,
                dropped,
                added);
    }

    static ComplianceResponse complianceResponse() {
        return new ComplianceResponse(
                heading(),
                AccessRegime.FOIA,
                LocalDate.of(2022, 3, 1),
                "IC-123456-A1B2",
                LocalDate.of(2022, 8, 1),
                List.of(anew(cameraDistance()), anew(spentConvictions())),
                List.of());
    }

    static AnsweredQuestion anew(AnsweredQuestion question) {
        return new AnsweredQuestion(
                question.label(),
                question.wording(),
                question.replaced(),
                question.decision(),
                question.attachments(),
                null);
    }

    static ReplacedWording redefined() {
        return new ReplacedWording("Request 2", clarificationRequest().wording(), LocalDate.of(2022, 7, 25));
    }

    static WithheldItem distances() {
        return new WithheldItem(
                "The minimum and maximum distances at which the cameras recognise people",
                List.of(
                        claim(
                                "s31(1)(a)",
                                "Knowing the distances at which a camera recognises a face tells a person who plans an"
                                        + " offence where to stand so as not to be seen by it.",
                                "People who live, work and travel where the cameras are used",
                                "Anybody could set the distances against the visible place of a camera and walk round its"
                                        + " field."),
                        claim(
                                "s31(1)(b)",
                                "A wanted person who stays outside the recognised distances is not stopped, and an arrest"
                                        + " that the camera is there to bring about fails.",
                                "Victims who wait for a suspect to be brought before a court",
                                "The distances show a suspect how far from a camera a face is no longer compared with the"
                                        + " watchlist.")),
                new PublicInterestTest(
                        List.of(
                                "The distances would let the public judge how far the cameras reach into everyday life.",
                                "Live facial recognition is contested, and knowing what the cameras can do serves that"
                                        + " debate."),
                        List.of(
                                "The cameras lose their use for preventing crime once their distances are known.",
                                "A disclosure of the distances is made to everybody, including those the cameras look"
                                        + " for."),
                        "We give the debate about facial recognition real weight. It is served by the published policy on"
                                + " who is looked for and why. The distances themselves add little to it, while they show"
                                + " precisely how to avoid a camera.",
                        PublicInterestTest.Conclusion.MAINTAIN),
                false);
    }

    static ExemptionClaim claim(String limb, String harm, String toWhom, String causalLink) {
        return new ExemptionClaim(
                limb, new PrejudiceTest(Likelihood.WOULD_BE_LIKELY, harm, toWhom, causalLink), null, Map.of());
    }

    static AnsweredQuestion deploymentCost() {
        return new AnsweredQuestion(
                "Question 3",
                "For question 3 please can you tell me the average cost of a deployment.",
                List.of(redefined()),
                new Decision(
                        Outcome.NOT_HELD,
                        "We do not record what a deployment costs. We asked the live facial recognition team and the"
                                + " finance department, and neither keeps figures from which it could be worked out.",
                        null,
                        null,
                        List.of(),
                        null,
                        false),
                List.of(),
                LocalDate.of(2022, 8, 23));
    }

    static AnsweredQuestion otherwiseAccessible() {
        return new AnsweredQuestion(
                "Question 4",
                "How many officers does the force have?",
                List.of(),
                new Decision(
                        Outcome.OTHERWISE_ACCESSIBLE,
                        null,
                        "https://www.northshire.example/foi/workforce",
                        null,
                        List.of(),
                        null,
                        false),
                List.of(),
                LocalDate.of(2022, 8, 23));
    }

    static AnsweredQuestion partlyDisclosed() {
        return new AnsweredQuestion(
                "Question 5",
                "Please send the report on the trial of March 2022 with the names of everybody who took part.",
                List.of(),
                new Decision(
                        Outcome.DISCLOSE_IN_PART,
                        "The report is enclosed.",
                        null,
                        null,
                        List.of(new WithheldItem(
                                "The names of junior officers who took part in the trial, blacked out on pages 2 and 3",
                                List.of(
                                        new ExemptionClaim(
                                                "s40(2)",
                                                null,
                                                "The names are personal data of officers who hold no public-facing post. They do not"
                                                        + " expect to be named, and the report can be understood without them.",
                                                Map.of(
                                                        "condition",
                                                        "3A(a)",
                                                        "specialCategory",
                                                        "no",
                                                        "legitimateInterest",
                                                        "To know how the trial was run",
                                                        "necessity",
                                                        "The report tells it without the names.",
                                                        "lawfulBasisTest",
                                                        "The interest in the trial is met by the report; naming is not necessary."))),
                                null,
                                false)),
                        null,
                        false),
                List.of("Report on the trial of March 2022.pdf"),
                LocalDate.of(2022, 8, 23));
    }

    /** Sections 23(1) and 24(1) in the alternative. */
    static AnsweredQuestion masked() {
        return new AnsweredQuestion(
                "Question 7",
                "What were you told about the supplier of the cameras?",
                List.of(),
                new Decision(
                        Outcome.WITHHOLD,
                        null,
                        null,
                        null,
                        List.of(new WithheldItem(
                                "What we were told about the supplier",
                                List.of(
                                        new ExemptionClaim(
                                                "s23(1)",
                                                null,
                                                "What we were told of the supplier may come from a body that section 23(3) names.",
                                                Map.of()),
                                        new ExemptionClaim(
                                                "s24(1)",
                                                null,
                                                "Exemption keeps other States from learning what is known of the supplier.",
                                                Map.of())),
                                new PublicInterestTest(
                                        List.of("The public can judge whether the supplier is safe."),
                                        List.of("A known weakness of the supplier can be used by other States."),
                                        "National security weighs more.",
                                        PublicInterestTest.Conclusion.MAINTAIN),
                                false)),
                        null,
                        true),
                List.of(),
                LocalDate.of(2022, 8, 23));
    }

    /** Section 36 with the qualified person's opinion. */
    static AnsweredQuestion frankAdvice() {
        return new AnsweredQuestion(
                "Question 8",
                "What did advisers say of the trial of the cameras?",
                List.of(),
                new Decision(
                        Outcome.WITHHOLD,
                        null,
                        null,
                        null,
                        List.of(new WithheldItem(
                                "The advice on the trial of the cameras",
                                List.of(new ExemptionClaim(
                                        "s36(2)(b)(i)",
                                        null,
                                        null,
                                        Map.of(
                                                "qualifiedPersonName", "A. Example",
                                                "qualifiedPersonPost", "Chief Constable",
                                                "opinionDate", "2022-08-10",
                                                "opinionLikelihood", "WOULD_BE_LIKELY",
                                                "materialsSeen", "The advice",
                                                "opinion", "Advisers on the trial would be likely to hold back."))),
                                new PublicInterestTest(
                                        List.of("The public can see how the trial was decided on."),
                                        List.of("Advisers on the trial must be able to speak freely."),
                                        "While the trial runs, free advice weighs more.",
                                        PublicInterestTest.Conclusion.MAINTAIN),
                                false)),
                        null,
                        false),
                List.of(),
                LocalDate.of(2022, 8, 23));
    }

    static AnsweredQuestion neitherConfirmed() {
        return new AnsweredQuestion(
                "Question 6",
                "Was live facial recognition used to look for the person called X on 4 July 2022?",
                List.of(),
                new Decision(
                        Outcome.NEITHER_CONFIRM_NOR_DENY,
                        null,
                        null,
                        null,
                        List.of(new WithheldItem(
                                "The duty to confirm or deny",
                                List.of(claim(
                                        "s31(3)",
                                        "A person who learns whether facial recognition was used on a given day learns"
                                                + " whether the police look for them.",
                                        "Those who depend on a person being found",
                                        "An answer either way, put together with others like it, maps whom facial recognition"
                                                + " is used to look for.")),
                                new PublicInterestTest(
                                        List.of(
                                                "To confirm or deny shows whether facial recognition is used with restraint."),
                                        List.of("To confirm or deny shows a person whether to hide."),
                                        "Restraint in the use of facial recognition is examined by the inspectorate. A"
                                                + " single answer adds little to that and helps a wanted person.",
                                        PublicInterestTest.Conclusion.MAINTAIN),
                                false)),
                        null,
                        false),
                List.of(),
                LocalDate.of(2022, 8, 23));
    }

    /** Custody records, over the limit: section 12(1), with another request added up. */
    static AnsweredQuestion overTheLimit(CostEstimate.Provision provision) {
        return new AnsweredQuestion(
                "Question 7",
                "For every detention of 2021, what was the person's shoe size?",
                List.of(),
                new Decision(Outcome.COST_LIMIT, null, null, null, List.of(), null, false)
                        .withRequestRefusal(
                                RequestRefusal.of(new CostEstimate(
                                        provision,
                                        LocalDate.of(2022, 7, 18),
                                        List.of(new CostEstimate.Work(
                                                CostEstimate.Activity.EXTRACTING,
                                                "Custody records of 2021, each opened and read",
                                                250,
                                                BigDecimal.valueOf(4))),
                                        "Every tenth record was opened by the records officer.",
                                        25,
                                        "Custody unit, records officer",
                                        new CostEstimate.Aggregation(
                                                CostEstimate.Aggregation.Basis.CONCERT_OR_CAMPAIGN,
                                                "Both ask for the shoe sizes of detained people.",
                                                "Both letters are one template.",
                                                List.of(new CostEstimate.Aggregation.Other(
                                                        "01.FOI.22.025400",
                                                        null,
                                                        LocalDate.of(2022, 7, 4),
                                                        BigDecimal.valueOf(600)))))),
                                "We could give you the shoe sizes of the last three months within the limit."),
                List.of(),
                LocalDate.of(2022, 8, 23));
    }

    /** The fourteenth request on one grievance: section 14(1). */
    static AnsweredQuestion vexatious() {
        return new AnsweredQuestion(
                "Question 8",
                "Send me, once more, every e-mail about the parking space.",
                List.of(),
                new Decision(Outcome.VEXATIOUS, null, null, null, List.of(), null, false)
                        .withRequestRefusal(
                                RequestRefusal.of(new VexatiousGrounds(
                                        "Fourteen requests in six months, 60 hours of work.",
                                        "To reopen a complaint that the ombudsman has closed.",
                                        "Little: nothing new is asked.",
                                        "None.",
                                        null,
                                        "It is the fourteenth request about a matter that the ombudsman has closed, and"
                                                + " it asks for nothing new.")),
                                null),
                List.of(),
                LocalDate.of(2022, 8, 23));
    }

    /** Asked again after six weeks: section 14(2). */
    static AnsweredQuestion repeated() {
        return new AnsweredQuestion(
                "Question 9",
                "How many cameras are there?",
                List.of(),
                new Decision(Outcome.REPEATED, null, null, null, List.of(), null, false)
                        .withRequestRefusal(
                                RequestRefusal.of(new RepeatedRequest(
                                        "01.FOI.22.024000",
                                        LocalDate.of(2022, 6, 30),
                                        "Both ask for the number of cameras.",
                                        "The number is counted once a year, in December.")),
                                "The next count will be published in January."),
                List.of(),
                LocalDate.of(2022, 8, 23));
    }

    static FeesNotice feesNotice() {
        return new FeesNotice(
                heading().dated(LocalDate.of(2022, 7, 20)),
                LocalDate.of(2022, 7, 18),
                "Question 2",
                "Please send the manuals on paper.",
                List.of(
                        new FeesNotice.Part(
                                "Printing or copying", "Pages", 800, new BigDecimal("0.05"), new BigDecimal("40.00")),
                        new FeesNotice.Part(
                                "Postage or another transmission",
                                "Parcel, second class",
                                1,
                                new BigDecimal("2.00"),
                                new BigDecimal("2.00"))),
                new BigDecimal("42.00"),
                "By card on 01632 960 002, or by cheque to Northshire Police.",
                LocalDate.of(2022, 10, 19),
                List.of(new OpenQuestion("Question 1", "How many cameras are there?", LocalDate.of(2022, 8, 16))),
                LocalDate.of(2022, 8, 16),
                null);
    }

    static FeeLapsed feeLapsed() {
        FeesNotice asked = feesNotice();
        return new FeeLapsed(
                heading().dated(LocalDate.of(2022, 10, 20)),
                asked.heading().date(),
                asked.label(),
                asked.wording(),
                asked.amount(),
                asked.payBy(),
                null,
                asked.continuing());
    }

    /** The same renderer with one template changed. */
    static NoticeRenderer withTemplate(String name, UnaryOperator<String> change) {
        NoticeTemplates shipped = NoticeTemplates.onClassPath();
        return new NoticeRenderer(
                asked -> {
                    String text = shipped.text(asked);
                    if (!asked.equals(name)) {
                        return text;
                    }
                    String changed = change.apply(text);
                    if (changed.equals(text)) {
                        throw new AssertionError("the template " + name + " was not changed");
                    }
                    return changed;
                },
                AUTHORITY,
                ExemptionCatalogue.standard());
    }

    /** A question answered as normal business, in the letter. */
    static BusinessAnswer businessAnswer() {
        return new BusinessAnswer(
                heading(),
                LocalDate.of(2022, 7, 18),
                "Question 1",
                "Please send me the leaflet on cycle marking.",
                "The leaflet is enclosed. The next marking day is on 4 October.",
                null,
                List.of(new OpenQuestion("Question 2", "And how many cycles were stolen?", LocalDate.of(2022, 8, 16))));
    }

    /** The same, handed to those who answer it. */
    static BusinessAnswer handedOver() {
        BusinessAnswer answer = businessAnswer();
        return new BusinessAnswer(
                answer.heading(),
                answer.receivedOn(),
                answer.label(),
                answer.wording(),
                null,
                "The press office, press@northshire.example",
                List.of());
    }
}
