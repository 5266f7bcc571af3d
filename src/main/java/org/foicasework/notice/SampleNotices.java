package org.foicasework.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.foicasework.exemption.AuthorityClass;
import org.foicasework.exemption.CostEstimate;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Likelihood;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.PrejudiceTest;
import org.foicasework.exemption.PublicInterestTest;
import org.foicasework.exemption.RequestRefusal;
import org.foicasework.exemption.VexatiousGrounds;
import org.foicasework.exemption.WithheldItem;
import org.foicasework.request.Extension;
import org.foicasework.request.Review;

/**
 * Invented letters that say all they have to, at least one of each type, so that the owners of the wording see a template with
 * something in it before an applicant does.
 */
final class SampleNotices {

    /** A letter and what it shows. */
    record Sample(String title, Notice notice) {}

    private static final String REFERENCE = "01.FOI.26.000001";
    private static final LocalDate RECEIVED = LocalDate.of(2026, 2, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 2);
    private static final LocalDate SENT = LocalDate.of(2026, 2, 20);
    private static final OpenQuestion GOES_ON = new OpenQuestion("Question 2", "How much did they cost?", DUE);
    private static final String UNCLEAR = "What do you have on the bicycles?";

    private static final List<Sample> ALL = List.of(
            new Sample(
                    "A request is acknowledged",
                    new Acknowledgement(
                            heading(LocalDate.of(2026, 2, 3)),
                            RECEIVED,
                            "How many bicycles does the authority own, and how much did they cost?",
                            AccessRegime.FOIA,
                            DUE,
                            List.of("Monday 2 March 2026 is working day 20."))),
            new Sample(
                    "A question is unclear, another goes on",
                    new ClarificationRequest(
                            heading(LocalDate.of(2026, 2, 6)),
                            RECEIVED,
                            "Question 1",
                            UNCLEAR,
                            "on the bicycles",
                            List.of("Do you mean their number, their cost or who rides them?"),
                            "We hold a register of the bicycles and the bills for them.",
                            List.of(GOES_ON),
                            DUE,
                            LocalDate.of(2026, 4, 9),
                            null)),
            new Sample(
                    "The applicant is reminded",
                    new ClarificationReminder(
                            heading(LocalDate.of(2026, 3, 9)),
                            LocalDate.of(2026, 2, 6),
                            "Question 1",
                            UNCLEAR,
                            List.of("Do you mean their number, their cost or who rides them?"),
                            LocalDate.of(2026, 4, 9))),
            new Sample(
                    "No reply came, another question goes on",
                    new ClarificationLapsed(
                            heading(LocalDate.of(2026, 4, 10)),
                            LocalDate.of(2026, 2, 6),
                            "Question 1",
                            UNCLEAR,
                            List.of(GOES_ON))),
            new Sample(
                    "A fee is asked for",
                    new FeesNotice(
                            heading(LocalDate.of(2026, 2, 6)),
                            RECEIVED,
                            "Question 1",
                            "Please send the manuals on paper.",
                            List.of(new FeesNotice.Part(
                                    "Printing or copying",
                                    "Pages",
                                    800,
                                    new BigDecimal("0.05"),
                                    new BigDecimal("40.00"))),
                            new BigDecimal("40.00"),
                            "By card, as our website describes.",
                            LocalDate.of(2026, 5, 6),
                            List.of(GOES_ON),
                            DUE,
                            null)),
            new Sample(
                    "A fee was not paid",
                    new FeeLapsed(
                            heading(LocalDate.of(2026, 5, 7)),
                            LocalDate.of(2026, 2, 6),
                            "Question 1",
                            "Please send the manuals on paper.",
                            new BigDecimal("40.00"),
                            LocalDate.of(2026, 5, 6),
                            null,
                            List.of(GOES_ON))),
            new Sample(
                    "A request is not valid",
                    new InvalidRequestAdvice(
                            heading(LocalDate.of(2026, 2, 4)),
                            RECEIVED,
                            "Tell me about the bicycles. A. Friend",
                            MissingElement.of(List.of("NAME", "DESCRIPTION")),
                            "We hold a register of the bicycles and the bills for them.",
                            LocalDate.of(2026, 4, 1))),
            new Sample(
                    "A request was never made valid",
                    new InvalidRequestLapsed(
                            heading(LocalDate.of(2026, 4, 2)), RECEIVED, MissingElement.of(List.of("NAME")))),
            new Sample(
                    "A question is withdrawn, another goes on",
                    new WithdrawalConfirmed(
                            heading(LocalDate.of(2026, 2, 10)),
                            LocalDate.of(2026, 2, 9),
                            "Question 1",
                            UNCLEAR,
                            List.of(GOES_ON))),
            new Sample(
                    "The whole request is withdrawn",
                    new WithdrawalConfirmed(
                            heading(LocalDate.of(2026, 2, 10)), LocalDate.of(2026, 2, 9), null, null, List.of())),
            new Sample(
                    "A letter is answered",
                    new GeneralReply(
                            heading(LocalDate.of(2026, 2, 10)),
                            LocalDate.of(2026, 2, 9),
                            "You asked whether we have your new telephone number.\nWe do.")),
            new Sample(
                    "A question is answered as normal business",
                    new BusinessAnswer(
                            heading(SENT),
                            RECEIVED,
                            "Question 1",
                            "Please send me the leaflet on cycle marking.",
                            "The leaflet is enclosed. The next marking day is on 4 October.",
                            null,
                            List.of(GOES_ON))),
            new Sample(
                    "The public interest needs more time",
                    new ExtensionNotice(
                            heading(SENT),
                            AccessRegime.FOIA,
                            RECEIVED,
                            Extension.Ground.PUBLIC_INTEREST,
                            balanceOpen(),
                            AuthorityClass.POLICE,
                            LocalDate.of(2026, 3, 30),
                            LocalDate.of(2026, 3, 30),
                            List.of(),
                            "The report on the theft bears on both sides of the balance.",
                            null,
                            null,
                            List.of(GOES_ON),
                            false)),
            new Sample(
                    "A date of receipt is corrected",
                    new DateCorrected(
                            heading(LocalDate.of(2026, 2, 2)),
                            AccessRegime.FOIA,
                            LocalDate.of(2026, 1, 9),
                            LocalDate.of(2026, 1, 2),
                            List.of(new DateCorrected.Due("Question 1", LocalDate.of(2026, 1, 30))),
                            List.of(LocalDate.of(2026, 1, 30)))),
            new Sample(
                    "A review is acknowledged",
                    new ReviewAcknowledgement(
                            heading(LocalDate.of(2026, 3, 10)),
                            AccessRegime.FOIA,
                            LocalDate.of(2026, 3, 9),
                            List.of("The place of the bicycles can be published without harm."),
                            LocalDate.of(2026, 4, 8),
                            null)),
            new Sample(
                    "A review under both laws is acknowledged",
                    new ReviewAcknowledgement(
                            heading(LocalDate.of(2026, 3, 10)),
                            AccessRegime.FOIA,
                            LocalDate.of(2026, 3, 9),
                            List.of("The fuel that they save can be published without harm."),
                            LocalDate.of(2026, 4, 8),
                            LocalDate.of(2026, 5, 7))),
            new Sample(
                    "A review is asked for too late",
                    new ReviewDeclined(
                            heading(LocalDate.of(2026, 8, 11)),
                            AccessRegime.FOIA,
                            LocalDate.of(2026, 8, 10),
                            SENT,
                            LocalDate.of(2026, 4, 21),
                            "Nothing kept you from asking within the time.",
                            null)),
            new Sample(
                    "A review takes longer",
                    new ReviewExtension(
                            heading(LocalDate.of(2026, 4, 7)),
                            AccessRegime.FOIA,
                            LocalDate.of(2026, 3, 9),
                            LocalDate.of(2026, 4, 8),
                            LocalDate.of(2026, 5, 7),
                            "The transport office has to be asked again.",
                            null)),
            new Sample(
                    "A review upholds one decision and overturns another",
                    new ReviewOutcome(
                            heading(LocalDate.of(2026, 4, 7)),
                            AccessRegime.FOIA,
                            RECEIVED,
                            LocalDate.of(2026, 3, 9),
                            SENT,
                            "Internal Reviewer",
                            true,
                            List.of(new ReviewOutcome.Ground(
                                    "The place of the bicycles can be published without harm.",
                                    "It cannot, for the reasons below.")),
                            List.of(
                                    new ReviewOutcome.Reviewed(
                                            "Question 2",
                                            "How much did each of them cost?",
                                            Review.Outcome.UPHELD,
                                            "I asked the transport office again. Nobody recorded it.",
                                            false,
                                            List.of(),
                                            List.of()),
                                    new ReviewOutcome.Reviewed(
                                            "Question 1",
                                            "How many bicycles does the authority own?",
                                            Review.Outcome.OVERTURNED,
                                            "The number harms nobody.",
                                            true,
                                            List.of("section 43(2)"),
                                            List.of())),
                            List.of(),
                            LocalDate.of(2026, 4, 8),
                            null,
                            20,
                            null,
                            List.of(anew(given())),
                            List.of(),
                            null)),
            new Sample(
                    "A decision notice is complied with",
                    new ComplianceResponse(
                            heading(LocalDate.of(2026, 9, 7)),
                            AccessRegime.FOIA,
                            RECEIVED,
                            "IC-123456-A1B2",
                            LocalDate.of(2026, 8, 20),
                            List.of(anew(given())),
                            List.of())),
            new Sample(
                    "Under the Regulations: a question is too general",
                    new ClarificationRequest(
                            heading(LocalDate.of(2026, 2, 6)),
                            AccessRegime.EIR,
                            RECEIVED,
                            "Question 1",
                            "Everything about noise",
                            "Everything about noise",
                            List.of("Which noise do you mean, and over which time?"),
                            "We hold measurements by town and month since 2019.",
                            "Noise matters to many residents; until we know which is meant, no figure can be found.",
                            List.of(GOES_ON),
                            DUE,
                            LocalDate.of(2026, 4, 9),
                            null)),
            new Sample(
                    "Under the Regulations: the applicant is reminded",
                    new ClarificationReminder(
                            heading(LocalDate.of(2026, 3, 9)),
                            AccessRegime.EIR,
                            LocalDate.of(2026, 2, 6),
                            "Question 1",
                            "Everything about noise",
                            List.of("Which noise do you mean, and over which time?"),
                            LocalDate.of(2026, 4, 9))),
            new Sample(
                    "Under the Regulations: no reply came",
                    new ClarificationLapsed(
                            heading(LocalDate.of(2026, 4, 10)),
                            AccessRegime.EIR,
                            LocalDate.of(2026, 2, 6),
                            "Question 1",
                            "Everything about noise",
                            List.of(GOES_ON))),
            new Sample(
                    "Under the Regulations: given, refused and not held",
                    new Response(
                            heading(SENT),
                            AccessRegime.EIR,
                            RECEIVED,
                            List.of(noise(), study(), notHeld()),
                            null,
                            null,
                            null)),
            new Sample("Given, not held, and within reach", response(SENT, given(), notHeld(), withinReach())),
            new Sample(
                    "Withheld, given in part, and neither confirmed nor denied",
                    response(SENT, withheld(), inPart(), neitherConfirmed())),
            new Sample("Too much work, and vexatious", response(SENT, tooMuchWork(), vexatious())),
            new Sample("Late", response(DUE.plusDays(2), given())),
            new Sample(
                    "A part answer",
                    new Response(
                            heading(SENT),
                            AccessRegime.FOIA,
                            RECEIVED,
                            List.of(given()),
                            List.of(GOES_ON, new OpenQuestion("Question 3", UNCLEAR, null)),
                            null,
                            "Thank you for your patience.",
                            "We write again about the rest.")));

    private SampleNotices() {}

    /** The letters of one type. */
    static List<Sample> of(NoticeType type) {
        return ALL.stream().filter(sample -> sample.notice().type() == type).toList();
    }

    /** The authority as the letters of this class need it: their reference is an invented one. */
    static AuthorityDetails anyReference(AuthorityDetails authority) {
        return new AuthorityDetails(
                authority.name(),
                authority.address(),
                authority.unit(),
                authority.email(),
                authority.website(),
                authority.privacyNotice(),
                authority.authorityClass(),
                ".*",
                authority.review(),
                authority.regulators());
    }

    private static Heading heading(LocalDate date) {
        return new Heading(
                REFERENCE,
                date,
                "Sam Sample",
                List.of("1 Example Street", "Anytown", "AN1 1AA"),
                "Bicycles",
                new CaseOfficer("Information Rights Officer", null, "01632 960 001"));
    }

    private static Response response(LocalDate date, AnsweredQuestion... questions) {
        return new Response(heading(date), AccessRegime.FOIA, RECEIVED, List.of(questions), null, null, null);
    }

    private static AnsweredQuestion answered(String label, String wording, Decision decision) {
        return new AnsweredQuestion(label, wording, List.of(), decision, List.of(), DUE);
    }

    private static AnsweredQuestion given() {
        return new AnsweredQuestion(
                "Question 1",
                "How many bicycles does the authority own?",
                List.of(new ReplacedWording("Request 1", UNCLEAR, LocalDate.of(2026, 2, 9))),
                new Decision(
                        Outcome.DISCLOSE,
                        "The authority owned 14 bicycles on 2 February 2026.\nThe list: https://www.example.org/bicycles",
                        null,
                        null,
                        List.of(),
                        null,
                        false),
                List.of("Bicycles.csv"),
                DUE);
    }

    /** The same answer, given after a review or a decision notice. */
    private static AnsweredQuestion anew(AnsweredQuestion question) {
        return new AnsweredQuestion(
                question.label(),
                question.wording(),
                question.replaced(),
                question.decision(),
                question.attachments(),
                null);
    }

    private static AnsweredQuestion balanceOpen() {
        AnsweredQuestion question = withheld();
        WithheldItem item = question.decision().withheld().get(0);
        return answered(
                question.label(),
                question.wording(),
                question.decision()
                        .withWithheld(
                                List.of(new WithheldItem(item.description(), item.claims(), null, false)), false));
    }

    private static AnsweredQuestion noise() {
        return answered(
                "Question 1",
                "How loud was the works yard in 2025?",
                new Decision(
                        Outcome.DISCLOSE,
                        "The yard made 54 decibels on average in 2025.",
                        null,
                        null,
                        List.of(),
                        "We can give the figures by month, if you tell us that you would like them.",
                        false));
    }

    private static AnsweredQuestion study() {
        return answered(
                "Question 3",
                "Please send the noise study of the works yard.",
                new Decision(
                        Outcome.WITHHOLD,
                        null,
                        null,
                        null,
                        List.of(new WithheldItem(
                                "The noise study of the works yard",
                                List.of(new ExemptionClaim(
                                        "reg12(4)(d)",
                                        null,
                                        "The noise study is still being written; its measurements are not complete.",
                                        Map.of(
                                                "preparingAuthority", "Anyshire County Council",
                                                "estimatedCompletion", "September 2026"))),
                                weighed(
                                        "The public could see how loud the works yard is.",
                                        "The noise study only succeeds when it is finished without pressure from outside.",
                                        "What is disclosed on noise serves the debate; half a noise study adds little to it and"
                                                + " misleads."),
                                false)),
                        null,
                        false));
    }

    private static AnsweredQuestion notHeld() {
        return answered(
                "Question 2",
                "How much did each of them cost?",
                new Decision(
                        Outcome.NOT_HELD,
                        "We asked the transport office. The bicycles were a gift, and nobody recorded what they cost.",
                        null,
                        "The maker of the bicycles may hold it.",
                        List.of(),
                        "We can tell you what their repair cost.",
                        false));
    }

    private static AnsweredQuestion withinReach() {
        return answered(
                "Question 3",
                "When may staff use a bicycle?",
                new Decision(
                        Outcome.OTHERWISE_ACCESSIBLE,
                        null,
                        "https://www.example.org/travel-policy",
                        null,
                        List.of(),
                        null,
                        false));
    }

    private static AnsweredQuestion withheld() {
        return answered(
                "Question 1",
                "Where are the bicycles kept at night, and how are they locked?",
                new Decision(
                        Outcome.WITHHOLD,
                        null,
                        null,
                        null,
                        List.of(new WithheldItem(
                                "The place and the locks of the bicycles",
                                List.of(
                                        claim(
                                                "s31(1)(a)",
                                                "Whoever knows the place and the locks can take the bicycles unseen.",
                                                "The staff who ride them",
                                                "Four bicycles were stolen in 2024 after a plan of the shed had been published.")),
                                weighed(
                                        "The public would see how public property is looked after.",
                                        "The bicycles would be stolen more easily.",
                                        "How public property is looked after can be judged by the number of thefts, which we"
                                                + " publish. The place and the locks add little and help a thief."),
                                false)),
                        null,
                        false));
    }

    private static AnsweredQuestion inPart() {
        return answered(
                "Question 2",
                "Please send the report on the theft of 2024 with all names.",
                new Decision(
                        Outcome.DISCLOSE_IN_PART,
                        "The report is enclosed.",
                        null,
                        null,
                        List.of(new WithheldItem(
                                "The names of two witnesses on page 3",
                                List.of(
                                        new ExemptionClaim(
                                                "s40(2)",
                                                null,
                                                "The names are personal data of people who saw the theft by chance. They do not expect"
                                                        + " to be named, and the report can be understood without them.",
                                                Map.of(
                                                        "condition",
                                                        "3A(a)",
                                                        "specialCategory",
                                                        "no",
                                                        "legitimateInterest",
                                                        "To know how the theft was possible",
                                                        "necessity",
                                                        "The report tells it without the names.",
                                                        "lawfulBasisTest",
                                                        "The interest in the theft is met by the report; naming is not necessary."))),
                                null,
                                false)),
                        null,
                        false));
    }

    private static AnsweredQuestion neitherConfirmed() {
        return answered(
                "Question 3",
                "Does the police watch the bicycle shed?",
                new Decision(
                        Outcome.NEITHER_CONFIRM_NOR_DENY,
                        null,
                        null,
                        null,
                        List.of(new WithheldItem(
                                "The duty to confirm or deny",
                                List.of(
                                        claim(
                                                "s31(3)",
                                                "A thief who learns whether the shed is watched learns whether to come.",
                                                "The staff who ride them",
                                                "An answer either way tells a thief on which nights the shed is safe to enter.")),
                                weighed(
                                        "To confirm or deny shows whether thefts are taken seriously.",
                                        "To confirm or deny shows a thief whether to come.",
                                        "That thefts are taken seriously is shown by the figures that we publish. A single"
                                                + " answer adds little to them and helps a thief."),
                                false)),
                        null,
                        false));
    }

    private static AnsweredQuestion tooMuchWork() {
        return answered(
                "Question 1",
                "For every ride since 2015, who rode and where to?",
                new Decision(Outcome.COST_LIMIT, null, null, null, List.of(), null, false)
                        .withRequestRefusal(
                                RequestRefusal.of(new CostEstimate(
                                        CostEstimate.Provision.COMPLYING,
                                        RECEIVED,
                                        List.of(new CostEstimate.Work(
                                                CostEstimate.Activity.EXTRACTING,
                                                "Log books of eleven years, each page read",
                                                1200,
                                                BigDecimal.valueOf(4))),
                                        "Twenty pages were read by the transport office.",
                                        20,
                                        "Transport office",
                                        null)),
                                "We could give you the rides of the last three months within the limit."));
    }

    private static AnsweredQuestion vexatious() {
        return answered(
                "Question 2",
                "Send me, once more, every e-mail about the puncture.",
                new Decision(Outcome.VEXATIOUS, null, null, null, List.of(), null, false)
                        .withRequestRefusal(
                                RequestRefusal.of(new VexatiousGrounds(
                                        "Fourteen requests in six months, 60 hours of work.",
                                        "To reopen a complaint that the ombudsman has closed.",
                                        "Little: nothing new is asked.",
                                        "None.",
                                        null,
                                        "It is the fourteenth request about a matter that the ombudsman has closed, and it"
                                                + " asks for nothing new.")),
                                null));
    }

    private static ExemptionClaim claim(String limb, String harm, String toWhom, String causalLink) {
        return new ExemptionClaim(
                limb, new PrejudiceTest(Likelihood.WOULD_BE_LIKELY, harm, toWhom, causalLink), null, Map.of());
    }

    private static PublicInterestTest weighed(String forDisclosure, String forMaintaining, String weighing) {
        return new PublicInterestTest(
                List.of(forDisclosure), List.of(forMaintaining), weighing, PublicInterestTest.Conclusion.MAINTAIN);
    }
}
