package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Likelihood;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.PrejudiceTest;
import org.foicasework.exemption.PublicInterestTest;
import org.foicasework.exemption.WithheldItem;
import org.foicasework.request.Review;

/** Letters under the Environmental Information Regulations that say all they have to, for tests to take things from. */
final class EirLetters {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 5, 26);
    private static final LocalDate DUE = LocalDate.of(2026, 6, 24);

    private EirLetters() {}

    static Heading heading() {
        return Letters.heading().dated(LocalDate.of(2026, 6, 19));
    }

    /** Fuel disclosed, crews and passengers refused, a study unfinished, the river held elsewhere. */
    static Response response() {
        return respond(fuel(), crews(), unfinished(), river());
    }

    static Response respond(AnsweredQuestion... questions) {
        return new Response(heading(), AccessRegime.EIR, RECEIVED, List.of(questions), null, null, null);
    }

    static Response partAnswer() {
        return new Response(
                heading(),
                AccessRegime.EIR,
                RECEIVED,
                List.of(fuel()),
                List.of(new OpenQuestion("Question 8", "And the noise?", DUE)),
                null,
                null,
                null);
    }

    static AnsweredQuestion fuel() {
        return answered(
                "Question 1",
                "How much fuel did the helicopter burn in 2025?",
                new Decision(
                        Outcome.DISCLOSE,
                        "The helicopter burnt 41,200 litres of fuel in 2025.",
                        null,
                        null,
                        List.of(),
                        "We can give the figures by month, if you tell us that you would like them.",
                        false));
    }

    static AnsweredQuestion crews() {
        return answered(
                "Question 2",
                "Please send the flight logs of the helicopter with the crews.",
                new Decision(
                        Outcome.DISCLOSE_IN_PART,
                        "The flight logs are enclosed, without the crews.",
                        null,
                        null,
                        List.of(
                                new WithheldItem(
                                        "The crews in the flight logs",
                                        List.of(prejudice(
                                                "reg12(5)(b)",
                                                "To publish the crews in the flight logs would adversely affect the inquiry, since witnesses"
                                                        + " among the crews are approached before they are heard.")),
                                        balance(),
                                        false),
                                new WithheldItem(
                                        "The names of passengers in the flight logs",
                                        List.of(
                                                new ExemptionClaim(
                                                        "reg13(1)",
                                                        null,
                                                        "The passengers are members of the public who do not expect to be named in flight logs.",
                                                        Map.of(
                                                                "eirCondition",
                                                                "2A(a)",
                                                                "eirLawfulBasisTest",
                                                                "Naming passengers is not necessary for the interest in the flights."))),
                                        null,
                                        false)),
                        null,
                        false));
    }

    static AnsweredQuestion unfinished() {
        return answered(
                "Question 3",
                "Please send the noise study of the helicopter base.",
                new Decision(
                        Outcome.WITHHOLD,
                        null,
                        null,
                        null,
                        List.of(new WithheldItem(
                                "The noise study of the base",
                                List.of(new ExemptionClaim(
                                        "reg12(4)(d)",
                                        null,
                                        "The noise study is still being written; its measurements are not complete.",
                                        Map.of(
                                                "preparingAuthority", "Anyshire County Council",
                                                "estimatedCompletion", "September 2026"))),
                                balance(),
                                false)),
                        null,
                        false));
    }

    static AnsweredQuestion river() {
        return answered(
                "Question 4",
                "How clean was the water of the river in May 2026?",
                new Decision(
                        Outcome.NOT_HELD,
                        "We take no samples of the river and receive none.",
                        null,
                        "Environment Agency, enquiries@agency.example",
                        List.of(),
                        null,
                        false));
    }

    static AnsweredQuestion published() {
        return answered(
                "Question 5",
                "How much waste did the force recycle?",
                new Decision(
                        Outcome.OTHERWISE_ACCESSIBLE,
                        null,
                        "https://www.northshire.example/waste",
                        null,
                        List.of(),
                        null,
                        false));
    }

    static AnsweredQuestion neitherConfirmed() {
        return answered(
                "Question 6",
                "Did the helicopter fly over 12 Mill Lane on 4 May 2026?",
                new Decision(
                        Outcome.NEITHER_CONFIRM_NOR_DENY,
                        null,
                        null,
                        null,
                        List.of(new WithheldItem(
                                "Whether the information is held",
                                List.of(
                                        prejudice(
                                                "reg12(6)",
                                                "To confirm or deny that the helicopter flew there tells a person whether they are watched.")),
                                new PublicInterestTest(
                                        List.of(
                                                "To confirm or deny shows whether the helicopter is used with restraint."),
                                        List.of("To confirm or deny tells a person under watch to change their ways."),
                                        "To confirm or deny one flight after another maps who is watched, and that weighs more.",
                                        PublicInterestTest.Conclusion.MAINTAIN),
                                false)),
                        null,
                        false));
    }

    /** A reconsideration under regulation 11: one refusal varied, one upheld. */
    static ReviewOutcome reviewOutcome() {
        return new ReviewOutcome(
                heading(),
                AccessRegime.EIR,
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 5, 5),
                LocalDate.of(2026, 3, 30),
                "Internal Reviewer",
                true,
                List.of(new ReviewOutcome.Ground("The logs can be published.", "In part they can.")),
                List.of(
                        Letters.reviewed(crews(), Review.Outcome.VARIED, List.of(), List.of("regulation 12(5)(b)")),
                        Letters.reviewed(river(), Review.Outcome.UPHELD, List.of(), List.of())),
                List.of(),
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2026, 7, 1),
                32,
                null,
                List.of(),
                List.of(Letters.anew(crews())),
                null);
    }

    static ComplianceResponse complianceResponse() {
        return new ComplianceResponse(
                heading(),
                AccessRegime.EIR,
                LocalDate.of(2026, 3, 2),
                "IC-123456-A1B2",
                LocalDate.of(2026, 6, 1),
                List.of(),
                List.of(Letters.anew(crews()), Letters.anew(unfinished())));
    }

    static ClarificationRequest clarificationRequest() {
        return new ClarificationRequest(
                heading(),
                AccessRegime.EIR,
                RECEIVED,
                "Question 1",
                "Everything about noise",
                "Everything about noise",
                List.of("Which noise do you mean, and over which time?"),
                "We hold measurements by town and month since 2019.",
                "Noise matters to many residents; until we know which is meant, no figure can be found for them.",
                List.of(new OpenQuestion("Question 2", "How much fuel?", DUE)),
                DUE,
                LocalDate.of(2026, 7, 21),
                null);
    }

    static ClarificationReminder clarificationReminder() {
        return new ClarificationReminder(
                heading(),
                AccessRegime.EIR,
                RECEIVED,
                "Question 1",
                "Everything about noise",
                List.of("Which noise do you mean, and over which time?"),
                LocalDate.of(2026, 7, 21));
    }

    static ClarificationLapsed clarificationLapsed() {
        return new ClarificationLapsed(
                heading(),
                AccessRegime.EIR,
                RECEIVED,
                "Question 1",
                "Everything about noise",
                List.of(new OpenQuestion("Question 2", "How much fuel?", DUE)));
    }

    private static ExemptionClaim prejudice(String limb, String harm) {
        return new ExemptionClaim(
                limb,
                new PrejudiceTest(
                        Likelihood.WOULD,
                        harm,
                        "The inquiry, and those who speak to it",
                        "Whoever reads of the helicopter in this way learns whom to speak to first."),
                null,
                Map.of());
    }

    private static PublicInterestTest balance() {
        return new PublicInterestTest(
                List.of("The public could see who flies over their homes, and how loud it is."),
                List.of("The work only succeeds when it is finished without pressure from outside."),
                "What is disclosed on noise and fuel serves the debate; this adds little to it now and does harm at once.",
                PublicInterestTest.Conclusion.MAINTAIN);
    }

    private static AnsweredQuestion answered(String label, String wording, Decision decision) {
        return new AnsweredQuestion(label, wording, List.of(), decision, List.of(), DUE);
    }
}
