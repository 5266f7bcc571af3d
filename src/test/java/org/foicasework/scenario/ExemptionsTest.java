package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;
import static org.foicasework.scenario.ExemptionCases.balance;
import static org.foicasework.scenario.ExemptionCases.discloseInPart;
import static org.foicasework.scenario.ExemptionCases.exemptions;
import static org.foicasework.scenario.ExemptionCases.harm;
import static org.foicasework.scenario.ExemptionCases.item;
import static org.foicasework.scenario.ExemptionCases.weighed;
import static org.foicasework.scenario.ExemptionCases.why;
import static org.foicasework.scenario.ExemptionCases.withhold;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.correspondence.Attachments;
import org.foicasework.disclosurelog.DisclosureLog;
import org.foicasework.exemption.ApprovalLevel;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.Limb;
import org.foicasework.exemption.Outcome;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.process.Desk;
import org.foicasework.request.Decisions;
import org.foicasework.request.QualifiedOpinions;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.request.Reviews;
import org.foicasework.request.Searches;
import org.foicasework.request.ThirdParties;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Exemptions through the real diagrams: who is asked, who gives an opinion, who approves, and what the notice then says. */
@CaseworkTest
class ExemptionsTest {

    private static final String MINUTES = "Please send the minutes of the gold group.";
    private static final String ADVICE = "The passages of the minutes in which advisers put options";
    private static final String VIEWS = "The passages of the minutes in which members discuss them";

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase distance;

    @Autowired
    TimeMachine time;

    @Autowired
    RequestRegister register;

    @Autowired
    Notices notices;

    @Autowired
    Decisions decisions;

    @Autowired
    QualifiedOpinions opinions;

    @Autowired
    ThirdParties thirdParties;

    @Autowired
    Attachments attachments;

    @Autowired
    Searches searches;

    @Autowired
    Desk desk;

    @Autowired
    DisclosureLog log;

    @Autowired
    Reviews reviews;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    DecisionService tables;

    @AfterEach
    void nobodyHasGroupsThatAreNotTheirs() {
        identity.deleteMembership("cara", "qualified-persons");
        List.of("cara", "maya", "mark", "ian", "quentin")
                .forEach(person -> identity.deleteMembership(person, "internal-reviewers"));
    }

    // Law scenario 8: neither confirm nor deny.

    /**
     * Received on Monday 16 June 2025: 17 June is day 1, 20 June 4, 27 June 9, 4 July 14, 11 July 19. Monday 14 July (Northern
     * Ireland, for the 12th) is skipped, so day 20 is Tuesday 15 July.
     */
    @Test
    void neitherConfirmedNorDeniedIsApprovedByASecurityLeadAndGivesNothingAway() {
        LocalDate due = LocalDate.of(2025, 7, 15);
        String reference = searched("2025-06-16", "Was device X used against person Y?");
        assertThat(register.get(reference).dueOn()).isEqualTo(due);
        casework.complete("cara", reference, "decideOutcome", form("outcome", "NEITHER_CONFIRM_NOR_DENY"));
        Map<String, Object> provisions = exemptions(item(
                "Whether the information is held",
                why(
                        "s23(5)",
                        "Confirming or denying would tell whether a security body took part in any use of the device."),
                why(
                        "s24(2)",
                        "Exemption from confirming or denying is required so that the reach of covert means stays unknown."),
                why(
                        "s30(3)",
                        "Information on the use of a device against a person, if held, would be held for an investigation."),
                harm(
                        "s31(3)",
                        "Confirming or denying the use of a device against one person would be likely to tell suspects whether they are watched.",
                        "The public, whom undetected crime harms",
                        "Whoever is told that no device is used against them knows that they can go on.")));
        provisions.put("askThirdParty", true);
        casework.complete("cara", reference, "applyExemptions", provisions);

        // The referral to the national unit: its advice is on record, nobody outside learns who asked, and no clock
        // waits.
        assertThat(view("cara", casework.task(reference, "consultThirdParty")).toString())
                .contains("Was device X used against person Y?")
                .doesNotContain("Siobhan", "siobhan@");
        time.travelTo(LocalDate.of(2025, 6, 25));
        casework.complete(
                "cara",
                reference,
                "consultThirdParty",
                form(
                        "consultations",
                        List.of(form(
                                "answer", "REPLIED",
                                "party", "National Police FOI and Data Protection Unit",
                                "askedOn", "2025-06-17",
                                "repliedOn", "2025-06-24",
                                "view", "OBJECTS",
                                "words", "Every force neither confirms nor denies whether a device is used."))));
        assertThat(thirdParties.of(question(reference)))
                .singleElement()
                .satisfies(referral -> assertThat(referral.sections()).contains("s23", "s24", "s30", "s31"));
        assertThat(register.get(reference).dueOn()).isEqualTo(due);

        casework.complete(
                "cara",
                reference,
                "weighPublicInterest",
                weighed(
                        balance(
                                "Confirming or denying would show whether covert means are used lawfully.",
                                "Confirming or denying would tell the person whether they are watched.",
                                "Oversight of covert means is given by the Commissioner; confirming or denying in one case adds little and warns suspects.")));
        Task gate = casework.task(reference, "approveDecision");
        assertThat(groups(gate)).containsExactly("security-leads");
        for (String person : List.of("cara", "maya")) {
            assertThatThrownBy(() -> casework.completeUnclaimed(person, gate, form("approved", true)))
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(view("sean", gate)).doesNotContainKey("applicant");
        assertThat(view("sean", gate).get("consultations").toString())
                .contains("National Police FOI and Data Protection Unit, asked on 17 June 2025", "neither confirms");
        casework.complete("sean", gate, form("approved", true));
        time.travelTo(due);
        String letter = sent(reference);
        assertThat(letter)
                .contains("neither confirms nor denies that it holds") // I1
                .contains("Section 23(5)", "Section 24(2)", "Section 30(3)", "Section 31(3)") // I2
                .contains("tell whether a security body took part", "would be likely to tell suspects") // I3
                .contains("The qualified provisions above, taken together", "section 2(1)(b)") // I4
                .contains("confirming or denying outweighs")
                .contains("Nothing in this letter should be taken") // I5
                .contains("section 17", "internal review", "section 50") // I7
                // I6: nothing of the search, of the referral, of the unit
                .doesNotContain("We confirm that we hold", "do not hold", "One file was found", "20 minutes")
                .doesNotContain("Facial Recognition", "National Police", "section 2(2)(b)");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(decisions.approvers(question(reference))).containsExactly("sean");

        Map<String, Object> published = form(
                "decision", "PUBLISH",
                "title", "Device X",
                "requestText", "Was device X used against person Y?",
                "answerText", "We neither confirm nor deny it.");
        assertThatThrownBy(() -> casework.complete("cara", reference, PublicationStep.KEY, published))
                .hasMessageContaining("normally not published");
        casework.complete(
                "cara",
                reference,
                PublicationStep.KEY,
                form("decision", "NOT", "reasons", "It was neither confirmed nor denied."));
        assertThat(log.entries(1000)).extracting(DisclosureLog.Entry::reference).doesNotContain(reference);
    }

    // Law scenario 12: section 36.

    /** Received on Friday 12 June 2026: 15 June (Scotland) and 13 July (Northern Ireland) are skipped, so day 20 is 14 July. */
    @Test
    void section36NeedsTheQualifiedPersonsOpinionBeforeThePublicInterestIsWeighed() {
        String reference = minutes();
        assertThat(register.get(reference).dueOn())
                .as("15 June and 13 July are holidays")
                .isEqualTo(LocalDate.of(2026, 7, 14));
        assertThat(casework.openSteps(reference)).containsExactly("giveOpinion");
        Task opinion = casework.task(reference, "giveOpinion");
        assertThatThrownBy(() -> casework.completeUnclaimed("maya", opinion, opinion()))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> casework.complete("quentin", opinion, without(opinion(), "materialsSeen")))
                .hasMessageContaining("Say what you saw");
        Map<String, Object> tomorrow = opinion();
        tomorrow.put("givenOn", "2026-06-13");
        assertThatThrownBy(() -> casework.complete("quentin", opinion, tomorrow))
                .hasMessageContaining("in the future");
        casework.complete("quentin", opinion, opinion());

        casework.complete("cara", reference, "weighPublicInterest", weighed(frankness(), frankness()));
        Map<String, Object> gate = view("maya", casework.task(reference, "approveDecision"));
        assertThat(gate.get("opinions").toString()).contains("Quentin Shah", "Chief Constable");
        assertThat((List<?>) gate.get("drafters")).isEqualTo(List.of("Cara Osei"));
        casework.complete("maya", reference, "approveDecision", form("approved", true));
        assertThat(sent(reference))
                .contains("Section 36(2)(b)(i)", "Section 36(2)(b)(ii)", "Chief Constable", "12 June 2026")
                .contains("Advisers would be likely to put only what they can defend in public")
                .contains("would be likely to", "The rest of the minutes follows below.", "item 1", "item 2")
                .contains("this letter is a refusal notice under section 17", "outweighs the public interest")
                .doesNotContain("Quentin Shah");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(opinions.of(question(reference)))
                .as("X4: the opinion is not younger than the notice")
                .singleElement()
                .satisfies(given -> assertThat(given.givenOn())
                        .isBeforeOrEqualTo(notices.answeredOn(reference).orElseThrow()));

        // Nobody who had a hand in it reviews it, the qualified person and whoever searched least of all.
        casework.start(
                "cara",
                "internal-review",
                form(
                        "reference", reference,
                        "channel", "EMAIL",
                        "receivedOn", "2026-06-12",
                        "wording", "The minutes should be released.",
                        "grounds", List.of("The gold group is dissolved.")));
        casework.runBackgroundWork(reference);
        assertThat(reviews.involved(reviews.open(reference).orElseThrow().id()))
                .containsExactlyInAnyOrder("cara", "maya", "mark", "ian", "quentin");
        Task review = casework.task(reference, "reviewAnswer");
        for (String involved : List.of("cara", "maya", "mark", "ian", "quentin")) {
            identity.createMembership(involved, "internal-reviewers");
            assertThatThrownBy(() -> casework.complete(involved, review, form("action", "CONCLUDE")))
                    .as(involved)
                    .hasMessageContaining("You took part in the answer that is under review");
        }
    }

    @Test
    void nobodyTypesTheOpinionButTheQualifiedPerson() {
        String reference = searched("2026-06-12", MINUTES);
        casework.complete("cara", reference, "decideOutcome", withhold(ADVICE));
        casework.complete(
                "cara",
                reference,
                "applyExemptions",
                exemptions(item(
                        ADVICE,
                        why(
                                "s36(2)(b)(i)",
                                null,
                                "qualifiedPersonName",
                                "Forged",
                                "qualifiedPersonPost",
                                "Chief Constable",
                                "opinionDate",
                                "2026-06-12",
                                "opinionLikelihood",
                                "WOULD",
                                "materialsSeen",
                                "All",
                                "opinion",
                                "It would."))));
        assertThat(casework.openSteps(reference)).containsExactly("giveOpinion");
        assertThat(decisions
                        .current(question(reference))
                        .orElseThrow()
                        .decision()
                        .withheld()
                        .get(0)
                        .claims()
                        .get(0)
                        .particulars())
                .isEmpty();
    }

    @Test
    void whoDraftedTheDecisionCannotGiveTheOpinionOnIt() {
        String reference = minutes();
        identity.createMembership("cara", "qualified-persons");
        assertThatThrownBy(() -> casework.complete("cara", reference, "giveOpinion", opinion()))
                .hasMessageContaining("Another qualified person must");
    }

    @Test
    void anOpinionThatIsNotGivenLeadsBackToTheExemptions() {
        String reference = minutes();
        casework.complete(
                "quentin",
                reference,
                "giveOpinion",
                form(
                        "given", false,
                        "post", "Chief Constable",
                        "givenOn", "2026-06-12",
                        "materialsSeen", "The minutes",
                        "reasons", "These passages are bland."));
        assertThat(casework.openSteps(reference)).containsExactly("applyExemptions");
        assertThat(view("cara", casework.task(reference, "applyExemptions"))
                        .get("opinionRefused")
                        .toString())
                .contains("These passages are bland.");
        // Asked again, since what is on record is no opinion.
        casework.complete("cara", reference, "applyExemptions", section36());
        assertThat(casework.openSteps(reference)).containsExactly("giveOpinion");
    }

    @Test
    void otherLimbsOrItemsVoidTheOpinionAndTheSameOnesKeepIt() {
        String reference = minutes();
        casework.complete("quentin", reference, "giveOpinion", opinion());
        Map<String, Object> again = weighed(frankness(), frankness());
        again.put("next", "APPLY_AGAIN");
        casework.complete("cara", reference, "weighPublicInterest", again);
        casework.complete("cara", reference, "applyExemptions", section36());
        assertThat(casework.openSteps(reference)).as("nothing changed").containsExactly("weighPublicInterest");

        casework.complete("cara", reference, "weighPublicInterest", again);
        casework.complete(
                "cara",
                reference,
                "applyExemptions",
                exemptions(
                        item(ADVICE, why("s36(2)(b)(i)", null), why("s36(2)(c)", null)),
                        item(VIEWS, why("s36(2)(b)(ii)", null))));
        assertThat(casework.openSteps(reference)).as("another limb").containsExactly("giveOpinion");
        assertThatThrownBy(() -> casework.complete("quentin", reference, "giveOpinion", opinion()))
                .hasMessageContaining("have changed since this form was opened");
    }

    @Test
    void forStatisticsAPrejudiceTestTakesThePlaceOfTheOpinion() {
        String reference = searched("2026-06-12", "How often did the gold group overrule its advisers?");
        casework.complete(
                "cara", reference, "decideOutcome", withhold("How often the gold group overruled its advisers"));
        Map<String, Object> claim = harm(
                "s36(2)(c)",
                "Counting how often the gold group overruled its advisers would be likely to make both sides vote for the count.",
                "The work of the gold group",
                "Whoever knows that overruling is counted will avoid being overruled.");
        claim.put("particulars", form("statisticalInformation", "yes"));
        casework.complete(
                "cara",
                reference,
                "applyExemptions",
                exemptions(item("How often the gold group overruled its advisers", claim)));
        assertThat(casework.openSteps(reference)).containsExactly("weighPublicInterest");
        assertThat(distance.passed(reference, "giveOpinion")).isZero();
    }

    // Law scenario 19: sections 21 and 22.

    /**
     * Received on Friday 1 March 2024: 8 March is day 5, 15 March 10. 18 March (Northern Ireland), 29 March (Good Friday) and 1
     * April (Easter Monday) are skipped: 22 March is day 14, 28 March 18, 2 April 19 and Wednesday 3 April day 20.
     */
    @Test
    void whatIsPublishedIsPointedToAndWhatWillBeIsWithheldUntilThen() {
        String reference = searched(
                "2024-03-01", "The use of force table for 2022, please.", "The use of force table for 2023, please.");
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2024, 4, 3));
        Task published = casework.task(reference, "decideOutcome", "Question 1");
        Map<String, Object> intranet = form(
                "outcome",
                "OTHERWISE_ACCESSIBLE",
                "answer",
                "The table is public.",
                "location",
                "https://intranet/force-2022");
        assertThatThrownBy(() -> casework.complete("cara", published, intranet))
                .hasMessageContaining("only the authority itself can reach");
        casework.complete(
                "cara",
                published,
                form(
                        "outcome", "OTHERWISE_ACCESSIBLE",
                        "answer", "The table is public.",
                        "location", "https://www.police.example/foi/use-of-force-2022"));
        casework.complete(
                "cara",
                casework.task(reference, "decideOutcome", "Question 2"),
                withhold("The use of force table for 2023"));
        assertThatThrownBy(() -> casework.complete("cara", reference, "applyExemptions", intended("2024-03-01")))
                .as("decided on the day of the request")
                .hasMessageContaining("older than the request");
        casework.complete("cara", reference, "applyExemptions", intended("2024-01-15"));
        casework.complete(
                "cara",
                reference,
                "weighPublicInterest",
                weighed(
                        balance(
                                "The public can follow how the use of force develops.",
                                "The use of force table is checked before it is published in May, so that it misleads nobody.",
                                "Two months earlier adds little to what the table tells; publishing unchecked figures harms the debate. Maintaining weighs more.")));
        casework.complete("maya", reference, "approveDecision", form("approved", true));
        assertThat(decisions.approvals(
                        casework.question(reference, "Question 1").id()))
                .as("section 21 is absolute and nothing is kept from anybody: the sign-off is enough")
                .isEmpty();
        time.travelTo(LocalDate.of(2024, 4, 3));
        assertThat(sent(reference))
                .contains("We confirm that we hold this information", "Section 21(1)") // K1
                .contains("https://www.police.example/foi/use-of-force-2022") // K2
                .contains("this letter is a refusal notice under section 17", "section 50") // K4
                .contains("Section 21 is absolute") // K5
                .contains("Section 22(1)", "31 May 2024", "on record since: 15 January 2024") // E2, E3
                .contains("The public can follow how the use of force develops.") // E5
                .contains("publishing unchecked figures harms the debate", "outweighs the public interest")
                .doesNotContain("contradict", "We are sorry that this answer is late");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(outcome(reference, "Question 1")).isEqualTo(Outcome.OTHERWISE_ACCESSIBLE);
        assertThat(outcome(reference, "Question 2")).isEqualTo(Outcome.WITHHOLD);
    }

    private static Map<String, Object> intended(String intentionOn) {
        return exemptions(item(
                "The use of force table for 2023",
                why(
                        "s22(1)",
                        "The use of force table for 2023 has been due for publication since January, after checking.",
                        "intendedPublication",
                        "The use of force table for 2023, on our website",
                        "intentionBeforeRequest",
                        "Minute 12 of the statistics board",
                        "intentionOn",
                        intentionOn,
                        "publicationOn",
                        "2024-05-31")));
    }

    // Law scenario 20: personal data and safety.

    /** Received on Wednesday 12 April 2023; 1 and 8 May (Coronation) are skipped, so day 20 is Friday 12 May, not the 10th. */
    @Test
    void juniorNamesAreWithheldInStepsAndOneNameForSafety() {
        String reference = searched("2023-04-12", "Which officers were at the incident?");
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2023, 5, 12));
        String names = "The names of the junior officers at the incident";
        String witness = "The name of the officer who gave evidence on the incident";
        casework.complete(
                "cara",
                reference,
                "decideOutcome",
                discloseInPart("Superintendent Smith and Chief Inspector Jones were at the incident.", names, witness));
        Map<String, Object> data = form(
                "condition",
                "3A(a)",
                "specialCategory",
                "no",
                "lawfulBasisTest",
                "They expect not to be named for doing their duty.");
        Map<String, Object> claim = form(
                "limb",
                "s40(2)",
                "whyItApplies",
                "The names of junior officers identify living people.",
                "particulars",
                data);
        Map<String, Object> safety = harm(
                "s38(1)(b)",
                "Naming the officer who gave evidence would be likely to expose them to attack by those convicted.",
                "The officer and their family",
                "The people convicted after the incident have threatened the officer, whose name would lead to an address.");
        assertThatThrownBy(() -> casework.complete(
                        "cara", reference, "applyExemptions", exemptions(item(names, claim), item(witness, safety))))
                .hasMessageContaining("The legitimate interest in disclosure")
                .hasMessageContaining("Whether disclosure is necessary");
        data.put("legitimateInterest", "To know who was in charge at the incident.");
        Map<String, Object> withoutCondition =
                form("limb", "s40(2)", "whyItApplies", "They identify living people.", "particulars", Map.of());
        assertThatThrownBy(() -> casework.complete(
                        "cara",
                        reference,
                        "applyExemptions",
                        exemptions(item(names, withoutCondition), item(witness, safety))))
                .as("X8: no condition")
                .hasMessageContaining("condition");
        data.put("necessity", "The names of the senior officers, which we give, meet it.");
        casework.complete("cara", reference, "applyExemptions", exemptions(item(names, claim), item(witness, safety)));
        casework.complete(
                "cara",
                reference,
                "weighPublicInterest",
                weighed(
                        null,
                        balance(
                                "The public can see that evidence on the incident was given by an officer who was there.",
                                "Nobody should be attacked for having given evidence on the incident.",
                                "What the evidence was is public; who gave it adds little, and puts the officer in danger. Maintaining weighs more.")));
        casework.complete("mark", reference, "approveDecision", form("approved", true));
        Task signed = signOff(reference, LocalDate.of(2023, 5, 12));
        assertThatThrownBy(() -> casework.completeUnclaimed("cara", signed, form("approved", true)))
                .isInstanceOf(AuthorizationException.class);
        casework.complete("maya", signed, form("approved", true));
        casework.runBackgroundWork(reference);
        assertThat(words(reference))
                .contains("this letter is a refusal notice under section 17", "section 50") // E1, E8, E9
                .contains("Superintendent Smith and Chief Inspector Jones")
                .contains("Section 40(2)", "Section 38(1)(b)") // E2
                .contains("disclosure would contravene a data protection principle") // E3
                .contains("expose them to attack by those convicted", "would be likely to") // E4
                .contains("Nobody should be attacked for having given evidence") // E5
                .contains("This provision is absolute") // E6
                // E10: the legend ties each redaction to its exemption
                .containsSubsequence("item 1", names, "40(2)", "item 2", witness, "38(1)(b)");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(outcome(reference, "Question 1")).isEqualTo(Outcome.DISCLOSE_IN_PART);
        assertThat(decisions.approvers(question(reference))).containsExactly("mark");
    }

    // Third parties.

    @Test
    void aThirdPartyIsAskedAboutItsInterestsWhileTheClockRunsOn() {
        String reference = priced();
        assertThat(casework.openSteps(reference)).containsExactly("consultThirdParty");
        LocalDate due = register.get(reference).dueOn();
        time.travelTo(LocalDate.of(2026, 6, 19));
        Map<String, Object> replied = form(
                "answer", "REPLIED",
                "party", "The contract manager of the supplier",
                "askedOn", "2026-06-15",
                "replyBy", "2026-06-22",
                "repliedOn", "2026-06-18",
                "view", "OBJECTS",
                "words", "A competitor who knows the unit prices of the cameras can undercut the next bid.");
        for (String needed : List.of("party", "askedOn", "repliedOn", "view", "words")) {
            assertThatThrownBy(() -> casework.complete(
                            "cara",
                            reference,
                            "consultThirdParty",
                            form("consultations", List.of(without(replied, needed)))))
                    .as(needed)
                    .isInstanceOf(RuntimeException.class);
        }
        casework.complete("cara", reference, "consultThirdParty", form("consultations", List.of(replied)));
        assertThat(register.get(reference).dueOn()).as("asking stops no clock").isEqualTo(due);
        assertThat(thirdParties.of(question(reference))).hasSize(1);
        assertThat(decisions
                        .current(question(reference))
                        .orElseThrow()
                        .decision()
                        .withheld()
                        .get(0)
                        .claims()
                        .get(0)
                        .particulars())
                .hasEntrySatisfying("thirdPartyView", view -> assertThat(view)
                        .contains(
                                "The contract manager of the supplier, asked on 15 June 2026, objects to disclosure"));
        casework.complete("cara", reference, "weighPublicInterest", weighed(prices()));
        assertThat(view("maya", casework.task(reference, "approveDecision"))
                        .get("consultations")
                        .toString())
                .contains("undercut the next bid");
        casework.complete("maya", reference, "approveDecision", form("approved", true));
        assertThat(sent(reference)).doesNotContain("contract manager");
    }

    @Test
    void theDecisionGoesOnWithoutAReplyWhenThereIsAReason() {
        String reference = priced();
        Map<String, Object> silent =
                form("answer", "NO_REPLY", "party", "The supplier", "askedOn", "2026-06-12", "reason", " ");
        assertThatThrownBy(() -> casework.complete(
                        "cara", reference, "consultThirdParty", form("consultations", List.of(silent))))
                .hasMessageContaining("goes on without a reply");
        silent.put("reason", "They were reminded twice, and their public accounts tell what is at stake.");
        silent.put("replyBy", "2026-06-19");
        casework.complete("cara", reference, "consultThirdParty", form("consultations", List.of(silent)));
        assertThat(thirdParties.of(question(reference)).get(0).inWords())
                .startsWith(
                        "The supplier, asked on 12 June 2026, did not reply by 19 June 2026. We go on without a reply:");
        assertThat(casework.openSteps(reference)).containsExactly("weighPublicInterest");
    }

    @Test
    void whoeverWasAskedIsNotAskedTwiceButMayBe() {
        String reference = priced();
        casework.complete(
                "cara",
                reference,
                "consultThirdParty",
                form(
                        "consultations",
                        List.of(form("answer", "NOT_ASKED", "reason", "The supplier has ceased to exist."))));
        Map<String, Object> again = weighed(prices());
        again.put("next", "APPLY_AGAIN");
        casework.complete("cara", reference, "weighPublicInterest", again);
        casework.complete("cara", reference, "applyExemptions", unitPrices());
        assertThat(casework.openSteps(reference)).containsExactly("weighPublicInterest");
        casework.complete("cara", reference, "weighPublicInterest", again);
        Map<String, Object> asking = unitPrices();
        asking.put("askThirdParty", true);
        casework.complete("cara", reference, "applyExemptions", asking);
        assertThat(casework.openSteps(reference)).containsExactly("consultThirdParty");
    }

    // Ways back.

    @Test
    void aBalanceInFavourOfDisclosureLeadsBackToTheOutcome() {
        String reference = distance.searched();
        casework.complete("cara", reference, "decideOutcome", SeedCase.withheld());
        casework.complete("cara", reference, "applyExemptions", SeedCase.exemptions());
        Map<String, Object> disclose = balance(
                "The public can judge how far the cameras reach.",
                "People could keep out of the distance in which the cameras recognise them.",
                "The distances were given in evidence in open court last week, so little is left to protect.");
        disclose.put("conclusion", "DISCLOSE");
        casework.complete("cara", reference, "weighPublicInterest", weighed(disclose));
        assertThat(casework.openSteps(reference)).containsExactly("decideOutcome");
        casework.complete(
                "cara",
                reference,
                "decideOutcome",
                form("outcome", "DISCLOSE", "answer", "The cameras recognise people from 2 to 40 metres away."));
        assertThat(casework.openSteps(reference)).containsExactly("readNotice");
        assertThat(distance.passed(reference, "approveDecision")).isZero();
    }

    @Test
    void whenNoExemptionHoldsTheOutcomeIsDecidedAgain() {
        String reference = distance.searched();
        casework.complete("cara", reference, "decideOutcome", SeedCase.withheld());
        casework.complete("cara", reference, "applyExemptions", form("decideAnew", true));
        assertThat(casework.openSteps(reference)).containsExactly("decideOutcome");
        distance.draft(reference);
        assertThat(casework.openSteps(reference)).containsExactly("approveDecision");
    }

    // The gate.

    @Test
    void sections23And24InTheAlternativeAreForASecurityLead() {
        String reference = searched("2026-06-12", "What did the agency tell you about the camera supplier?");
        String report = "What an agency told us about the camera supplier";
        casework.complete("cara", reference, "decideOutcome", withhold(report));
        Map<String, Object> masked = exemptions(
                item(
                        report,
                        why(
                                "s23(1)",
                                "The report on the camera supplier may have come from a body that section 23(3) names."),
                        why(
                                "s24(1)",
                                "Withholding what is known about the supplier is required so that its weaknesses are not used against the nation.")));
        assertThatThrownBy(() -> casework.complete("cara", reference, "applyExemptions", masked))
                .hasMessageContaining("exclude each other");
        masked.put("maskingInTheAlternative", true);
        casework.complete("cara", reference, "applyExemptions", masked);
        casework.complete(
                "cara",
                reference,
                "weighPublicInterest",
                weighed(balance(
                        "The public can judge whether the camera supplier is a safe choice.",
                        "A weakness of the supplier that is known publicly can be used by other States.",
                        "The choice can be judged from the published contract; national security weighs more.")));
        assertThat(groups(casework.task(reference, "approveDecision"))).containsExactly("security-leads");
        casework.complete("sean", reference, "approveDecision", form("approved", true));
        assertThat(sent(reference)).contains("in the alternative", "Section 23(1)", "Section 24(1)");
    }

    @Test
    void theTableAsksNoLowerGroupThanTheCatalogueWants() {
        for (Limb limb : ExemptionCatalogue.standard().all()) {
            String group = tables.evaluateDecisionTableByKey("approval")
                    .variables(new HashMap<>(Map.of(
                            "outcome",
                            limb.ncnd() ? "NEITHER_CONFIRM_NOR_DENY" : "WITHHOLD",
                            "sections",
                            "," + limb.section().key().replaceFirst("^s", "") + ",")))
                    .evaluate()
                    .getSingleEntry();
            ApprovalLevel level = limb.approval();
            assertThat(group)
                    .as(limb.key())
                    .isEqualTo(
                            level == ApprovalLevel.LEGAL
                                    ? "legal-approvers"
                                    : level == ApprovalLevel.SECURITY_LEAD ? "security-leads" : "managers");
        }
    }

    @Test
    void whateverTheTableSaysAManagerDoesNotApproveLegalPrivilege() {
        String reference = searched("2026-06-12", "What did counsel advise on the cameras?");
        String advice = "The advice of counsel on the cameras";
        casework.complete("cara", reference, "decideOutcome", withhold(advice));
        casework.complete(
                "cara",
                reference,
                "applyExemptions",
                exemptions(
                        item(
                                advice,
                                why(
                                        "s42(1)",
                                        "The advice of counsel on the cameras was given in confidence, and privilege has not been waived."))));
        casework.complete(
                "cara",
                reference,
                "weighPublicInterest",
                weighed(
                        balance(
                                "The public can see on what footing the cameras are used.",
                                "Whoever seeks advice on the cameras must be able to speak freely to counsel.",
                                "The strong interest in privilege prevails, since the lawfulness is set out in the published policy.")));
        Task gate = casework.task(reference, "approveDecision");
        assertThat(groups(gate)).containsExactly("legal-approvers");
        tasks.addCandidateGroup(gate.getId(), "managers");
        assertThatThrownBy(() -> casework.complete("maya", gate, form("approved", true)))
                .hasMessageContaining("legal-approvers");
        tasks.setAssignee(gate.getId(), null);
        casework.complete("leila", gate, form("approved", true));
        assertThat(casework.question(reference, "Question 1").stage()).isEqualTo(QuestionStage.DECIDED);
    }

    @Test
    void whatChangedSinceTheReturnIsToldInPlainWords() {
        String reference = distance.drafted();
        casework.complete(
                "maya", reference, "approveDecision", form("approved", false, "reasons", "Say it more plainly."));
        casework.complete("cara", reference, "decideOutcome", SeedCase.withheld());
        Map<String, Object> exemptions = plainer(SeedCase.exemptions());
        casework.complete("cara", reference, "applyExemptions", exemptions);
        casework.complete("cara", reference, "weighPublicInterest", SeedCase.publicInterest());
        assertThat(view("mark", casework.task(reference, "approveDecision"))
                        .get("changes")
                        .toString())
                .contains("the harm of section 31(1)(a)")
                .contains("before=Publishing the recognition distances")
                .contains("after=Plainly: publishing the recognition distances")
                .doesNotContain("31(1)(b)", "/withheld", "claims");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> plainer(Map<String, Object> exemptions) {
        Map<String, Object> claim = ((List<Map<String, Object>>)
                        ((List<Map<String, Object>>) exemptions.get("withheld"))
                                .get(0)
                                .get("claims"))
                .get(0);
        Map<String, Object> prejudice = (Map<String, Object>) claim.get("prejudice");
        String harm = (String) prejudice.get("harm");
        prejudice.put("harm", "Plainly: publishing" + harm.substring("Publishing".length()));
        return exemptions;
    }

    @Test
    void aFileThatChangesAfterTheApprovalCancelsIt() {
        String reference = distance.searched();
        long questionId = question(reference);
        UUID first = file(reference, "Distances, redacted.pdf", "one");
        UUID second = file(reference, "Distances, redacted.pdf", "two");
        Map<String, Object> outcome = discloseInPart(
                "The specification is attached, without the distances.",
                "The minimum and maximum distances over which the cameras recognise people");
        outcome.put("releasedAttachmentIds", list(first.toString()));
        casework.complete("cara", reference, "decideOutcome", outcome);
        casework.complete("cara", reference, "applyExemptions", SeedCase.exemptions());
        casework.complete("cara", reference, "weighPublicInterest", SeedCase.publicInterest());
        casework.complete("maya", reference, "approveDecision", form("approved", true));
        assertThat(decisions.approvalStands(questionId)).isTrue();
        attachments.release(List.of(second), reference, questionId, "cara");
        assertThat(decisions.approvalStands(questionId)).isFalse();
        assertThatThrownBy(() -> distance.read(reference)).hasMessageContaining("has changed since it was approved");
        attachments.release(List.of(first), reference, questionId, "cara");
        assertThat(decisions.approvalStands(questionId)).isTrue();
    }

    private UUID file(String reference, String name, String content) {
        UUID id = attachments
                .upload(name, "application/pdf", content.getBytes(StandardCharsets.UTF_8), "cara")
                .id();
        attachments.belongToSearch(
                List.of(id), reference, searches.of(question(reference)).get(0).id(), "cara");
        return id;
    }

    private String minutes() {
        String reference = searched("2026-06-12", MINUTES);
        casework.complete(
                "cara",
                reference,
                "decideOutcome",
                discloseInPart("The rest of the minutes follows below.", ADVICE, VIEWS));
        casework.complete("cara", reference, "applyExemptions", section36());
        return reference;
    }

    private static Map<String, Object> section36() {
        return exemptions(item(ADVICE, why("s36(2)(b)(i)", null)), item(VIEWS, why("s36(2)(b)(ii)", null)));
    }

    private static Map<String, Object> opinion() {
        return form(
                "given", true,
                "post", "Chief Constable",
                "givenOn", "2026-06-12",
                "materialsSeen", "The minutes, the submission of 12 June, arguments both ways",
                "findings",
                        List.of(
                                form(
                                        "item", ADVICE,
                                        "limb", "s36(2)(b)(i)",
                                        "likelihood", "WOULD_BE_LIKELY",
                                        "opinion",
                                                "Advisers would be likely to put only what they can defend in public."),
                                form(
                                        "item", VIEWS,
                                        "limb", "s36(2)(b)(ii)",
                                        "likelihood", "WOULD_BE_LIKELY",
                                        "opinion", "Members would be likely to settle matters before the meeting.")));
    }

    private static Map<String, Object> frankness() {
        return balance(
                "The public can see how the gold group came to its decision.",
                "Members and advisers of the gold group must be able to put options freely while the review runs.",
                "The decision and its reasons are in the passages that are given. Frank advice would suffer while the review runs; that weighs more.");
    }

    private String priced() {
        String reference = searched("2026-06-12", "What are the unit prices of the cameras?");
        casework.complete("cara", reference, "decideOutcome", withhold("The unit prices of the cameras"));
        casework.complete("cara", reference, "applyExemptions", unitPrices());
        return reference;
    }

    private static Map<String, Object> unitPrices() {
        return exemptions(item(
                "The unit prices of the cameras",
                harm(
                        "s43(2)",
                        "Publishing the unit prices of the cameras would be likely to let competitors undercut the supplier in the next bid.",
                        "The supplier of the cameras",
                        "A competitor who knows the unit prices needs only to stay below them.")));
    }

    private static Map<String, Object> prices() {
        return balance(
                "The public can see whether the cameras are worth their price.",
                "Suppliers of cameras bid lower while competitors do not know their unit prices.",
                "The total price is published; the unit prices add little and harm the next tender. Maintaining weighs more.");
    }

    private String searched(String receivedOn, String... wordings) {
        time.travelTo(LocalDate.parse(receivedOn));
        String reference =
                casework.log("cara", ExemptionCases.request(receivedOn, "A request", String.join("\n", wordings)));
        casework.runBackgroundWork(reference);
        casework.complete("cara", reference, "triageRequest", ExemptionCases.triage(wordings));
        for (Task search : casework.tasks(reference, "searchForInformation")) {
            casework.complete("ian", search, ExemptionCases.search());
        }
        return reference;
    }

    /** Reads, signs and sends the response, and gives its words. */
    private String sent(String reference) {
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("mark", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        return words(reference);
    }

    /** Reads the response on this day; somebody else has to sign it off. */
    private Task signOff(String reference, LocalDate on) {
        time.travelTo(on);
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        return casework.task(reference, "signOffNotice");
    }

    private String words(String reference) {
        StoredNotice response = notices.of(reference).stream()
                .filter(notice -> notice.type() == NoticeType.RESPONSE)
                .findFirst()
                .orElseThrow();
        return notices.html(response.id()).orElseThrow();
    }

    private Outcome outcome(String reference, String label) {
        return decisions
                .current(casework.question(reference, label).id())
                .orElseThrow()
                .decision()
                .outcome();
    }

    private long question(String reference) {
        return casework.question(reference, "Question 1").id();
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
    }

    private Map<String, Object> view(String person, Task task) {
        return casework.as(person, () -> desk.task(task.getId()).orElseThrow());
    }

    private static Map<String, Object> without(Map<String, Object> form, String field) {
        Map<String, Object> copy = new HashMap<>(form);
        copy.remove(field);
        return copy;
    }
}
