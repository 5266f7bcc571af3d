package org.foicasework.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
