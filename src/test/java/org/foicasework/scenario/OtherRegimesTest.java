package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.foicasework.clock.Regime;
import org.foicasework.exemption.Outcome;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.process.QuestionActions;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Decisions;
import org.foicasework.request.Handover;
import org.foicasework.request.Handovers;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.request.Reviews;
import org.foicasework.request.Route;
import org.foicasework.request.SubjectMatter;
import org.foicasework.request.Triaged;
import org.foicasework.request.Triages;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Questions that are not answered under the Act: environmental information, one's own data, normal business, other authorities. */
@CaseworkTest
class OtherRegimesTest {

    /** Sections of the Act that have no place in a letter under the Regulations (X11). */
    private static final Pattern OF_THE_ACT = Pattern.compile("(?i)section (12|14|17|31)\\b");

    @Autowired
    Casework casework;

    @Autowired
    TimeMachine time;

    @Autowired
    RequestRegister register;

    @Autowired
    Triages triages;

    @Autowired
    Handovers handovers;

    @Autowired
    Reviews reviews;

    @Autowired
    Decisions decisions;

    @Autowired
    Notices notices;

    @Autowired
    AuditTrail audit;

    @Autowired
    QuestionActions actions;

    @Autowired
    HistoryService history;

    // ---- scenario 10: environmental information ---------------------------------------------------------------------

    /**
     * Received on Tuesday 26 May 2026; 15 June (Scotland) and 13 July (Northern Ireland) are skipped: day 20 is Wednesday 24 June,
     * day 40 Thursday 23 July. From the answer of Tuesday 21 July, with 3 August (Scotland) and 31 August skipped, 40 working days
     * to ask for reconsideration end on Thursday 17 September; from Monday 10 August, with 31 August skipped, those to reconsider
     * on Tuesday 6 October.
     */
    @Test
    void environmentalInformationIsAnsweredUnderTheRegulationsAndRefusedUnderRegulation14() {
        String reference = log("2026-05-26", "Noise and fuel of the helicopter");
        casework.complete("cara", reference, "triageRequest", triage(helicopterFuel(), helicopterCrews()));
        assertThat(casework.question(reference, "Question 1"))
                .extracting(Question::regime, Question::dueOn)
                .containsExactly(Regime.EIR, LocalDate.of(2026, 6, 24));
        Triages.Entry entry =
                triages.current(casework.question(reference, "Question 1").id()).orElseThrow();
        assertThat(entry.route()).isEqualTo(Route.EIR);
        assertThat(entry.facts().reason()).isEqualTo("Fuel burnt and noise made are factors that affect the air.");
        assertThat(entry.decidedBy()).isEqualTo("cara");

        search("ian", reference, "Question 1");
        search("ian", reference, "Question 2");
        time.travelTo(LocalDate.of(2026, 6, 19));
        takeMoreTime(reference, "Question 2");
        decide(reference, "Question 1", disclose("The helicopter burnt 41,200 litres of fuel in 2025."));
        sendResponse(reference);
        assertThat(letter(reference, NoticeType.RESPONSE))
                .as("what is not extended is answered by its own day 20")
                .contains("41,200 litres", "Question 2: we will answer it", "23 July 2026")
                .doesNotContain("refusal")
                .doesNotContainPattern(OF_THE_ACT);

        time.travelTo(LocalDate.of(2026, 7, 21));
        decide(reference, "Question 2", withhold("The names of the crews in the flight logs of the open inquiry"));
        casework.complete(
                "cara",
                casework.task(reference, "applyExemptions", "Question 2"),
                exceptions(courseOfJustice("WOULD")));
        casework.complete("cara", casework.task(reference, "weighPublicInterest", "Question 2"), balance());
        casework.complete("maya", casework.task(reference, "approveDecision", "Question 2"), form("approved", true));

        sendResponse(reference);

        String letter = letter(reference, NoticeType.RESPONSE);
        assertThat(letter)
                .contains(
                        "Environmental Information Regulations 2004",
                        "refusal under regulation 14",
                        "Regulation 12(5)(b)",
                        "presumption in favour of disclosure",
                        "would adversely affect",
                        "The course of justice weighs more here",
                        "Regulation 11",
                        "no later than 40 working days",
                        "free of charge",
                        "regulation 18",
                        "First-tier Tribunal")
                .doesNotContain("We are sorry that this answer is late")
                .doesNotContainPattern(OF_THE_ACT)
                .doesNotContain("exempt");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(casework.isOpen(reference)).isFalse();

        time.travelTo(LocalDate.of(2026, 8, 10));
        casework.start(
                "cara",
                "internal-review",
                form(
                        "reference", reference,
                        "channel", "EMAIL",
                        "receivedOn", "2026-08-10",
                        "wording", "The crews are named in the press. Please look again.",
                        "grounds", list("The names are public.")));
        casework.runBackgroundWork(reference);
        assertThat(reviews.open(reference).orElseThrow()).satisfies(review -> {
            assertThat(review.regime()).isEqualTo(Regime.EIR_RECONSIDERATION);
            assertThat(review.answeredOn()).isEqualTo(LocalDate.of(2026, 7, 21));
            assertThat(review.lastDayToAsk()).isEqualTo(LocalDate.of(2026, 9, 17));
            assertThat(review.dueOn()).isEqualTo(LocalDate.of(2026, 10, 6));
        });
        assertThat(letter(reference, NoticeType.REVIEW_ACKNOWLEDGEMENT))
                .contains("Environmental Information Regulations 2004", "6 October 2026")
                .doesNotContainPattern(OF_THE_ACT);
    }

    @Test
    void theRegulationsKnowOnlyWouldAdverselyAffectNoExemptionAndNoSilenceOnReasons() {
        String reference = decidedToWithhold(helicopterCrews());
        assertThatThrownBy(() -> apply(reference, exceptions(courseOfJustice("WOULD_BE_LIKELY"))))
                .hasMessageContaining("would adversely affect");
        assertThatThrownBy(() -> apply(reference, SeedCase.exemptions()))
                .hasMessageContaining("This is environmental information: section 31(1)(a) of the Act does not apply");
        Map<String, Object> silent = courseOfJustice("WOULD");
        Map<String, Object> form = exceptions(silent);
        ((Map<String, Object>) ((List<Map<String, Object>>) form.get("withheld")).get(0))
                .put("reasonWouldReveal", true);
        assertThatThrownBy(() -> apply(reference, form)).hasMessageContaining("nothing like section 17(4)");
        assertThat(casework.openSteps(reference)).containsExactly("applyExemptions");
    }

    @Test
    void whatCostsTooMuchIsNoMatterOfSection12UnderTheRegulations() {
        String reference = log("2026-05-26", "Flight logs");
        casework.complete("cara", reference, "triageRequest", triage(helicopterCrews()));
        search("ian", reference, "Question 2");
        for (String outcome : List.of("COST_LIMIT", "VEXATIOUS", "REPEATED")) {
            assertThatThrownBy(() -> casework.complete("cara", reference, "decideOutcome", form("outcome", outcome)))
                    .hasMessageContaining("regulation 12(4)(b)");
        }
        assertThat(casework.openSteps(reference)).containsExactly("decideOutcome");
    }

    @Test
    void informationOnEmissionsIsNotRefusedUnderParagraphsDToG() {
        String reference = decidedToWithhold(helicopterCrews());
        assertThatThrownBy(() -> apply(reference, exceptions(commercial(null))))
                .hasMessageContaining("Is it information on emissions?");
        assertThatThrownBy(() -> apply(reference, exceptions(commercial("yes"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("information on emissions")
                .hasMessageContaining("is not available");
        apply(reference, exceptions(commercial("no")));
        assertThat(casework.openSteps(reference)).containsExactly("weighPublicInterest");
    }

    @Test
    void underTheRegulationsOnlyRegulations12And13LetUsNeitherConfirmNorDeny() {
        String reference = log("2026-05-26", "Flights over a house");
        casework.complete("cara", reference, "triageRequest", triage(helicopterCrews()));
        search("ian", reference, "Question 2");
        decide(reference, "Question 2", form("outcome", "NEITHER_CONFIRM_NOR_DENY"));
        assertThatThrownBy(() -> apply(reference, exceptions(courseOfJustice("WOULD"))))
                .hasMessageContaining("does not remove the duty to confirm or deny");
        apply(reference, exceptions(nationalSecurity()));
        casework.complete(
                "cara",
                reference,
                "weighPublicInterest",
                form(
                        "tests",
                        Arrays.asList(form(
                                "factorsForDisclosure",
                                list(
                                        "To confirm or deny would show the public whether the helicopter is used with restraint."),
                                "factorsForMaintaining",
                                list("To confirm or deny would tell a person under watch to change their ways."),
                                "weighing",
                                "To confirm or deny any flight would adversely affect public safety at once, and that weighs more.",
                                "conclusion",
                                "MAINTAIN"))));
        casework.complete("maya", reference, "approveDecision", form("approved", true));
        sendResponse(reference);
        assertThat(letter(reference, NoticeType.RESPONSE))
                .contains("neither confirms nor denies", "Regulation 12(6)", "regulation 14")
                .doesNotContainPattern(OF_THE_ACT)
                .doesNotContain("exempt");
    }

    @Test
    void whatIsNotHeldIsARefusalUnderTheRegulations() {
        String reference = log("2026-05-26", "Water of the river");
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                triage(question(
                        "Question 1",
                        "How clean was the water of the river in May 2026?",
                        form(
                                "about",
                                "HELD_ELSEWHERE",
                                "environmentLimb",
                                "a",
                                "heldBy",
                                "Environment Agency",
                                "reason",
                                "The agency measures the water; we never did."))));
        assertThat(casework.question(reference, "Question 1"))
                .extracting(Question::regime, Question::stage)
                .containsExactly(Regime.EIR, QuestionStage.TO_PASS_ON);
        casework.complete(
                "cara",
                reference,
                "redirectOrTransfer",
                form(
                        "authority", "Environment Agency",
                        "contact", "enquiries@agency.example",
                        "permission", "GIVEN",
                        "transferredOn", "2026-05-26",
                        "whyNotHeld", "We take no samples of the river and receive none."));
        assertThat(decision(reference, "Question 1").outcome()).isEqualTo(Outcome.NOT_HELD);
        casework.complete("cara", reference, "decideOutcome", asDrafted(reference, "Question 1"));
        sendResponse(reference);
        assertThat(letter(reference, NoticeType.RESPONSE))
                .contains(
                        "Regulation 12(4)(a)",
                        "refusal under regulation 14",
                        "Environment Agency",
                        "With your agreement we passed this question to them on 26 May 2026",
                        "We considered the public interest")
                .doesNotContainPattern(OF_THE_ACT);
    }

    @Test
    void anUnclearRequestUnderTheRegulationsIsRefusedAsTooGeneralUntilTheParticularsCome() {
        String reference = log("2026-05-26", "Noise");
        casework.complete("cara", reference, "triageRequest", triage(unclearNoise()));
        assertThatThrownBy(() -> casework.complete("cara", reference, "writeClarification", clarification(" ")))
                .hasMessageContaining("regulation 14(3)(b)");
        casework.complete(
                "cara",
                reference,
                "writeClarification",
                clarification(
                        "Noise matters to many residents; until we know which noise is meant, no figure can be found for them."));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        assertThat(casework.openSteps(reference))
                .as("a refusal needs another person, though it only asks")
                .containsExactly("signOffNotice");
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);

        assertThat(letter(reference, NoticeType.CLARIFICATION_REQUEST))
                .contains(
                        "too general a manner",
                        "regulation 9(2)",
                        "regulation 12(4)(c)",
                        "refusal under regulation 14",
                        "no figure can be found for them",
                        "Regulation 11",
                        "regulation 18",
                        "20 working days")
                .doesNotContain("section 1(3)")
                .doesNotContainPattern(OF_THE_ACT);
        assertThat(register.get(reference).dueOn()).isNull();

        casework.fire(reference, "reminderToApplicantDue");
        casework.runBackgroundWork(reference);
        assertThat(letter(reference, NoticeType.CLARIFICATION_REMINDER))
                .contains("regulation 9(2)")
                .doesNotContain("section 1(3)");

        time.travelTo(LocalDate.of(2026, 6, 8));
        casework.complete(
                "cara",
                reference,
                "waitForReply",
                form("channel", "EMAIL", "receivedOn", "2026-06-08", "body", "The noise over Anytown in May."));
        assertThat(casework.question(reference, "Question 1").dueOn())
                .as("20 working days from the particulars: regulation 9(4)-(5)")
                .isEqualTo(LocalDate.of(2026, 7, 7));
        casework.complete(
                "cara", reference, "readReply", form("means", "CLEAR", "units", list("unit-facial-recognition")));
        assertThat(casework.openSteps(reference)).containsExactly("searchForInformation");
    }

    @Test
    void particularsThatNeverComeCloseTheQuestionWhileTheRefusalStands() {
        String reference = log("2026-05-26", "Noise");
        casework.complete("cara", reference, "triageRequest", triage(unclearNoise()));
        casework.complete(
                "cara",
                reference,
                "writeClarification",
                clarification("Noise matters to many residents of this town."));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        casework.fire(reference, "timeToReplyOver");
        casework.runBackgroundWork(reference);
        assertThat(letter(reference, NoticeType.CLARIFICATION_LAPSED))
                .contains("regulation 9(2)", "your rights named there, stand")
                .doesNotContain("We have not refused it");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.LAPSED);
    }

    // ---- scenario 9: one's own data beside a question under the Act -------------------------------------------------

    /** Received on Monday 17 February 2025; 17 March (Northern Ireland) is skipped, so day 20 is Tuesday 18 March. */
    @Test
    void ownDataGoToSubjectAccessAndTheRestIsAnsweredInTheSameLetter() {
        String reference = log("2025-02-17", "My crime file and the policy");
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2025, 3, 18));
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                triage(
                        question(
                                "Question 1",
                                "Please send my crime file.",
                                form("about", "OWN_PERSONAL_DATA", "reason", "It is the file about the applicant.")),
                        question(
                                "Question 2", "Please send the force policy on closing cases.", null, "unit-finance")));
        assertThat(casework.openSteps(reference))
                .containsExactlyInAnyOrder("passToSubjectAccess", "searchForInformation");
        assertThatThrownBy(() -> casework.complete("cara", reference, "passToSubjectAccess", form("confirm", true)))
                .hasMessageContaining("reference");
        casework.complete(
                "cara",
                reference,
                "passToSubjectAccess",
                form(
                        "passedTo", "the Data Protection Team, dpo@police.example",
                        "passedOn", "2025-02-17",
                        "theirReference", "SAR/2025/0147",
                        "confirm", true));
        assertThat(handovers.last(casework.question(reference, "Question 1").id()))
                .get()
                .extracting(Handover::route, Handover::theirReference)
                .containsExactly(Route.SUBJECT_ACCESS, "SAR/2025/0147");

        casework.complete(
                "cara", casework.task(reference, "decideOutcome", "Question 1"), asDrafted(reference, "Question 1"));
        casework.complete("cara", reference, "applyExemptions", claimsAsDrafted(reference, "Question 1"));
        assertThat(passed(reference)).as("section 40(1) is absolute").doesNotContain("weighPublicInterest");
        casework.complete("maya", reference, "approveDecision", form("approved", true));
        search("fiona", reference, "Question 2");
        decide(reference, "Question 2", disclose("The policy is this: a case is closed when nothing is left to do."));
        time.travelTo(LocalDate.of(2025, 3, 18));
        sendResponse(reference);

        assertThat(letter(reference, NoticeType.RESPONSE))
                .contains(
                        "Section 40(1)",
                        "absolute",
                        "SAR/2025/0147",
                        "You do not need to write again",
                        "a case is closed when nothing is left to do",
                        "refusal notice under section 17")
                .doesNotContain("in breach");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(register.breaches(reference)).isEmpty();
    }

    @Test
    void whereEvenTheAnswerWouldTellSomethingOwnDataAreNeitherConfirmedNorDenied() {
        String reference = log("2025-02-17", "Am I watched?");
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                triage(question(
                        "Question 1",
                        "Is there any intelligence record about me?",
                        form("about", "OWN_PERSONAL_DATA", "reason", "The applicant asks about themselves."))));
        casework.complete(
                "cara",
                reference,
                "passToSubjectAccess",
                form(
                        "passedTo",
                        "the Data Protection Team",
                        "passedOn",
                        "2025-02-17",
                        "theirReference",
                        "SAR/2025/0148",
                        "confirm",
                        false));
        casework.complete("cara", reference, "decideOutcome", asDrafted(reference, "Question 1"));
        casework.complete("cara", reference, "applyExemptions", claimsAsDrafted(reference, "Question 1"));
        casework.complete("maya", reference, "approveDecision", form("approved", true));
        sendResponse(reference);
        assertThat(letter(reference, NoticeType.RESPONSE))
                .contains("neither confirms nor denies", "Section 40(5A)", "SAR/2025/0148")
                .doesNotContain("We confirm that we hold");
    }

    // ---- scenario 13: held by another authority ---------------------------------------------------------------------

    @Test
    void whatAnotherAuthorityHoldsIsNotHeldAndTheOtherIsNamed() {
        String reference = log("2023-11-06", "Sentences");
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                triage(question(
                        "Question 1",
                        "What sentences did the Crown Court pass for burglary in 2022?",
                        form(
                                "about",
                                "HELD_ELSEWHERE",
                                "heldBy",
                                "HM Courts and Tribunals Service",
                                "reason",
                                "Courts record sentences, police do not."))));
        assertThat(casework.question(reference, "Question 1").dueOn()).isEqualTo(LocalDate.of(2023, 12, 5));
        assertThatThrownBy(() -> casework.complete(
                        "cara",
                        reference,
                        "redirectOrTransfer",
                        form(
                                "authority",
                                "HM Courts and Tribunals Service",
                                "permission",
                                "GIVEN",
                                "transferredOn",
                                "2023-11-07")))
                .hasMessageContaining("future")
                .hasMessageContaining("reaches that authority");
        casework.complete(
                "cara",
                reference,
                "redirectOrTransfer",
                form(
                        "authority", "HM Courts and Tribunals Service",
                        "contact", "data.access@courts.example",
                        "permission", "NOT_ASKED",
                        "whyNotHeld",
                                "The courts record the sentences they pass. We asked our criminal justice unit, and it keeps no copy."));
        casework.complete("cara", reference, "decideOutcome", asDrafted(reference, "Question 1"));
        assertThat(passed(reference)).doesNotContain("approveDecision", "searchForInformation");
        time.travelTo(LocalDate.of(2023, 12, 5));
        sendResponse(reference);
        assertThat(letter(reference, NoticeType.RESPONSE))
                .contains(
                        "We do not hold this information",
                        "HM Courts and Tribunals Service",
                        "data.access@courts.example",
                        "Please write to them yourself",
                        "keeps no copy",
                        "internal review")
                .doesNotContain("section 17", "exempt", "refusal");
        assertThat(register.breaches(reference)).isEmpty();
    }

    // ---- normal business --------------------------------------------------------------------------------------------

    @Test
    void normalBusinessIsAnsweredWithoutTheActAndCountedApart() {
        String reference = log("2026-05-26", "Leaflet");
        casework.complete("cara", reference, "triageRequest", triage(leaflet()));
        assertThatThrownBy(() -> casework.complete("cara", reference, "answerAsBusiness", form("answer", " ")))
                .hasMessageContaining("Write the answer");
        casework.complete("cara", reference, "answerAsBusiness", form("answer", "It is exempt from charges."));
        assertThat(casework.openSteps(reference))
                .as("words of a refusal stop the letter")
                .containsExactly("putNoticeRight");
        casework.complete(
                "cara",
                reference,
                "putNoticeRight",
                form("action", "RETURN", "reasons", "It costs nothing: say that."));
        casework.complete(
                "cara", reference, "answerAsBusiness", form("answer", "The leaflet is enclosed. It costs nothing."));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);

        assertThat(letter(reference, NoticeType.BUSINESS_ANSWER))
                .contains("The leaflet is enclosed", "have not treated it as a request", "please tell us");
        assertThat(casework.question(reference, "Question 1").stage()).isEqualTo(QuestionStage.ANSWERED_AS_BUSINESS);
        assertThat(register.get(reference))
                .extracting(request -> request.status(), request -> request.dueOn())
                .containsExactly(RequestStatus.ANSWERED_AS_BUSINESS, null);
        assertThat(casework.isOpen(reference)).isFalse();
        assertThat(types(reference)).doesNotContain(NoticeType.RESPONSE);
    }

    @Test
    void normalBusinessMayBeHandedToThoseWhoAnswerIt() {
        String reference = log("2026-05-26", "Press");
        casework.complete("cara", reference, "triageRequest", triage(leaflet()));
        casework.complete(
                "cara", reference, "answerAsBusiness", form("handedTo", "Press office, press@police.example"));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(letter(reference, NoticeType.BUSINESS_ANSWER))
                .contains("press@police.example", "passed your question");
    }

    // ---- a wrong triage ---------------------------------------------------------------------------------------------

    @Test
    void aWrongTriageIsPutRightWhileTheQuestionIsSearchedForAndNothingIsLost() {
        String reference = log("2026-05-26", "Noise of the helicopter");
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                triage(question(
                        "Question 1", "How loud is the helicopter over the town?", null, "unit-facial-recognition")));
        Question question = casework.question(reference, "Question 1");
        assertThat(question.regime()).isEqualTo(Regime.FOIA);
        Triaged right = new Triaged(SubjectMatter.ENVIRONMENT, "b", null, "Noise is a factor of regulation 2(1)(b).");
        assertThat(casework.as("ian", () -> actions.correct(reference, question.id(), right, List.of())))
                .as("only caseworkers triage")
                .isFalse();
        assertThatThrownBy(() -> casework.as(
                        "cara",
                        () -> actions.correct(
                                reference,
                                question.id(),
                                new Triaged(SubjectMatter.ENVIRONMENT, null, null, ""),
                                List.of())))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("regulation 2(1)");

        assertThat(casework.as("colin", () -> actions.correct(reference, question.id(), right, List.of())))
                .isTrue();
        assertThat(casework.question(reference, "Question 1"))
                .extracting(Question::regime, Question::stage, Question::dueOn)
                .containsExactly(Regime.EIR, QuestionStage.TO_SEARCH, LocalDate.of(2026, 6, 24));
        assertThat(casework.openSteps(reference)).containsExactly("searchForInformation");
        assertThat(triages.of(question.id())).extracting(Triages.Entry::route).containsExactly(Route.FOIA, Route.EIR);
        assertThat(audit.of(reference))
                .anyMatch(entry -> entry.actor().equals("colin")
                        && entry.action().equals("put the triage of Question 1 right")
                        && entry.detail().equals("Noise is a factor of regulation 2(1)(b)."));

        search("ian", reference, "Question 1");
        casework.complete("cara", reference, "decideOutcome", withhold("The measurements of the noise"));
        assertThat(casework.openSteps(reference)).containsExactly("applyExemptions");
        Triaged back = new Triaged(SubjectMatter.ROUTINE_BUSINESS, null, null, "The figures stand on a poster.");
        casework.as("cara", () -> actions.correct(reference, question.id(), back, List.of()));
        assertThat(casework.openSteps(reference)).containsExactly("answerAsBusiness");
        Triaged again = new Triaged(SubjectMatter.ENVIRONMENT, "b", null, "The poster has no figures.");
        casework.as("cara", () -> actions.correct(reference, question.id(), again, List.of()));
        assertThat(casework.openSteps(reference))
                .as("what was searched for is not searched for again")
                .containsExactly("decideOutcome");
    }

    @Test
    void aQuestionThatComesBackFromTheTriageOfOthersNeedsSomebodyToSearch() {
        String reference = log("2026-05-26", "Leaflet");
        casework.complete("cara", reference, "triageRequest", triage(leaflet()));
        long question = casework.question(reference, "Question 1").id();
        Triaged right = new Triaged(SubjectMatter.RECORDED_INFORMATION, null, null, "The leaflet was never published.");
        assertThatThrownBy(() -> casework.as("cara", () -> actions.correct(reference, question, right, List.of())))
                .hasMessageContaining("who may hold the information");
        casework.as("cara", () -> actions.correct(reference, question, right, List.of("unit-finance")));
        assertThat(casework.openSteps(reference)).containsExactly("searchForInformation");
    }

    @Test
    void aTriageWithoutItsReasonIsRefused() {
        String reference = log("2026-05-26", "Noise");
        assertThatThrownBy(() -> casework.complete(
                        "cara",
                        reference,
                        "triageRequest",
                        triage(question("Question 1", "How loud?", form("about", "ENVIRONMENT"), "unit-finance"))))
                .hasMessageContaining("paragraph of regulation 2(1)")
                .hasMessageContaining("Say why");
        assertThat(casework.openSteps(reference)).containsExactly("triageRequest");
    }

    /** Regulation 7: asked for from the page of the case, beside the work on the question, granted and notified by day 20. */
    private void takeMoreTime(String reference, String label) {
        Question question = casework.question(reference, label);
        assertThat(casework.as("maya", () -> actions.askForTime(reference, question.id())))
                .isFalse();
        assertThat(casework.as("cara", () -> actions.askForTime(reference, question.id())))
                .isTrue();
        assertThat(casework.as("cara", () -> actions.askForTime(reference, question.id())))
                .as("not twice at once")
                .isFalse();
        assertThat(casework.openSteps(reference)).contains("askForTime", "decideOutcome");
        casework.complete(
                "cara",
                reference,
                "askForTime",
                form(
                        "asked",
                        true,
                        "complexity",
                        "The logs lie in two systems of different makers.",
                        "volume",
                        "9,000 flights a year."));
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(letter(reference, NoticeType.EXTENSION_NOTICE))
                .contains("Regulation 7(1)", "23 July 2026")
                .doesNotContainPattern(OF_THE_ACT);
        assertThat(casework.question(reference, label).dueOn())
                .as("working day 40")
                .isEqualTo(LocalDate.of(2026, 7, 23));
        assertThat(casework.as("cara", () -> actions.askForTime(reference, question.id())))
                .as("once")
                .isFalse();
    }

    // ---- what people enter ------------------------------------------------------------------------------------------

    private String log(String receivedOn, String subject) {
        time.travelTo(LocalDate.parse(receivedOn));
        String reference = casework.log(
                "cara",
                form(
                        "submissionKey",
                        UUID.randomUUID().toString(),
                        "channel",
                        "EMAIL",
                        "receivedOn",
                        receivedOn,
                        "subject",
                        subject,
                        "wording",
                        "Please see below.",
                        "applicant",
                        form("name", "Siobhan O'Brien", "email", "siobhan@applicant.example"),
                        "attachmentIds",
                        List.of()));
        casework.runBackgroundWork(reference);
        return reference;
    }

    @SafeVarargs
    private static Map<String, Object> triage(Map<String, Object>... questions) {
        return form("valid", true, "questions", Arrays.asList(questions));
    }

    private static Map<String, Object> question(
            String label, String wording, Map<String, Object> triage, String... units) {
        return form("label", label, "wording", wording, "unclear", false, "units", list(units), "triage", triage);
    }

    private static Map<String, Object> helicopterFuel() {
        return question(
                "Question 1",
                "How much fuel did the helicopter burn in 2025?",
                form(
                        "about",
                        "ENVIRONMENT",
                        "environmentLimb",
                        "b",
                        "reason",
                        "Fuel burnt and noise made are factors that affect the air."),
                "unit-facial-recognition");
    }

    private static Map<String, Object> helicopterCrews() {
        return question(
                "Question 2",
                "Please send the flight logs of the helicopter with the crews.",
                form(
                        "about",
                        "ENVIRONMENT",
                        "environmentLimb",
                        "c",
                        "reason",
                        "Flights are activities that affect the air."),
                "unit-facial-recognition");
    }

    private static Map<String, Object> unclearNoise() {
        return form(
                "label", "Question 1",
                "wording", "Everything about noise",
                "unclear", true,
                "unclearWhy", "Which noise, where, when?",
                "triage",
                        form(
                                "about",
                                "ENVIRONMENT",
                                "environmentLimb",
                                "b",
                                "reason",
                                "Noise is named in the regulation."));
    }

    private static Map<String, Object> leaflet() {
        return question(
                "Question 1",
                "Please send the leaflet on cycle marking.",
                form("about", "ROUTINE_BUSINESS", "reason", "Front counters hand it out every day."));
    }

    private static Map<String, Object> clarification(String publicInterest) {
        return form(
                "unclearWords",
                "Everything about noise",
                "questions",
                list("Which noise do you mean, and over which time?"),
                "help",
                "We hold measurements by town and month since 2019.",
                "publicInterest",
                publicInterest);
    }

    private void search(String person, String reference, String label) {
        casework.complete(
                person,
                casework.task(reference, "searchForInformation", label),
                form(
                        "result",
                        "HELD",
                        "places",
                        "Flight system",
                        "method",
                        "Read the logs",
                        "minutes",
                        30,
                        "explanation",
                        "Found."));
    }

    private void decide(String reference, String label, Map<String, Object> outcome) {
        casework.complete("cara", casework.task(reference, "decideOutcome", label), outcome);
    }

    private static Map<String, Object> disclose(String answer) {
        return form("outcome", "DISCLOSE", "answer", answer);
    }

    private static Map<String, Object> withhold(String description) {
        return form(
                "outcome",
                "WITHHOLD",
                "withheld",
                List.of(form("description", description, "reasonWouldReveal", false)));
    }

    private String decidedToWithhold(Map<String, Object> question) {
        String reference = log("2026-05-26", "Flight logs");
        casework.complete("cara", reference, "triageRequest", triage(question));
        search("ian", reference, "Question 2");
        decide(reference, "Question 2", withhold("The names of the crews in the flight logs"));
        return reference;
    }

    private void apply(String reference, Map<String, Object> exceptions) {
        casework.complete("cara", reference, "applyExemptions", exceptions);
    }

    private static Map<String, Object> exceptions(Map<String, Object> claim) {
        return form("withheld", List.of(form("description", "", "reasonWouldReveal", false, "claims", List.of(claim))));
    }

    private static Map<String, Object> claim(
            String limb, String likelihood, String harm, Map<String, Object> particulars) {
        return form(
                "limb",
                limb,
                "prejudice",
                form(
                        "likelihood",
                        likelihood,
                        "harm",
                        harm,
                        "toWhom",
                        "The inquiry, and those for whom it is held",
                        "causalLink",
                        "Whoever reads the flight logs learns which crews are to be heard and can speak to them first."),
                "particulars",
                particulars);
    }

    private static Map<String, Object> courseOfJustice(String likelihood) {
        return claim(
                "reg12(5)(b)",
                likelihood,
                "To publish the crews in the flight logs would adversely affect the inquiry, since witnesses among the crews would be approached before they are heard.",
                Map.of());
    }

    private static Map<String, Object> commercial(String onEmissions) {
        Map<String, Object> particulars = new HashMap<>();
        particulars.put("onEmissions", onEmissions);
        return claim(
                "reg12(5)(e)",
                "WOULD",
                "To publish the crews in the flight logs would adversely affect the operator of the helicopter, whose contract keeps them confidential.",
                particulars);
    }

    private static Map<String, Object> nationalSecurity() {
        return form(
                "limb", "reg12(6)",
                "prejudice",
                        form(
                                "likelihood", "WOULD",
                                "harm",
                                        "To confirm or deny that the helicopter flew there would adversely affect public safety, since a person under watch would know it.",
                                "toWhom", "Those who depend on a person being found",
                                "causalLink",
                                        "To confirm or deny one flight of the helicopter after another draws a map of who is watched."),
                "particulars", Map.of());
    }

    private static Map<String, Object> balance() {
        return form(
                "tests",
                Arrays.asList(form(
                        "factorsForDisclosure",
                        list("The public could see who flies over their homes, and how often."),
                        "factorsForMaintaining",
                        list("The inquiry only succeeds when its witnesses are heard without pressure."),
                        "weighing",
                        "The course of justice weighs more here: the names add little to what the figures on noise and fuel tell.",
                        "conclusion",
                        "MAINTAIN")));
    }

    /** What the form of the next step shows already, sent as it stands. */
    private Map<String, Object> asDrafted(String reference, String label) {
        var draft = decision(reference, label);
        return form(
                "outcome", draft.outcome().name(),
                "answer", draft.answer(),
                "likelyHolder", draft.likelyHolder(),
                "adviceAndAssistance", draft.adviceAndAssistance(),
                "withheld",
                        draft.withheld().stream()
                                .map(item -> form("description", item.description(), "reasonWouldReveal", false))
                                .toList());
    }

    private Map<String, Object> claimsAsDrafted(String reference, String label) {
        return form(
                "withheld",
                decision(reference, label).withheld().stream()
                        .map(item -> form(
                                "description",
                                item.description(),
                                "reasonWouldReveal",
                                false,
                                "claims",
                                item.claims().stream()
                                        .map(claim -> form(
                                                "limb",
                                                claim.limb(),
                                                "whyItApplies",
                                                claim.whyItApplies(),
                                                "particulars",
                                                Map.of()))
                                        .toList()))
                        .toList());
    }

    private org.foicasework.exemption.Decision decision(String reference, String label) {
        return decisions
                .current(casework.question(reference, label).id())
                .orElseThrow()
                .decision();
    }

    private void sendResponse(String reference) {
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
    }

    private String letter(String reference, NoticeType type) {
        StoredNotice sent = notices.of(reference).stream()
                .filter(notice -> notice.type() == type && notice.sentOn() != null)
                .reduce((first, second) -> second)
                .orElseThrow(
                        () -> new AssertionError("No " + type + " was sent; open: " + casework.openSteps(reference)));
        return Jsoup.parse(notices.html(sent.id()).orElseThrow()).text();
    }

    private List<NoticeType> types(String reference) {
        return notices.of(reference).stream().map(StoredNotice::type).toList();
    }

    private List<String> passed(String reference) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .map(HistoricActivityInstance::getActivityId)
                .distinct()
                .toList();
    }
}
