package org.foicasework.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.notice.Letters.CHECKLIST;
import static org.foicasework.notice.Letters.RENDERER;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.foicasework.exemption.CostEstimate;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.Finding;
import org.foicasework.exemption.NoFurtherNotice;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.WithheldItem;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NoticeChecklistTest {

    private static List<Notice> letters() {
        Decision notHeld = Letters.deploymentCost().decision();
        AnsweredQuestion helped = with(
                Letters.deploymentCost(),
                new Decision(
                        Outcome.NOT_HELD,
                        notHeld.answer(),
                        null,
                        "The supplier of the cameras may hold it.",
                        List.of(),
                        "We can tell you how many deployments there were.",
                        false));
        ClarificationLapsed lapsed = Letters.clarificationLapsed();
        return List.of(
                Letters.acknowledgement(),
                Letters.clarificationRequest(),
                Letters.clarificationReminder(),
                lapsed,
                new ClarificationLapsed(
                        lapsed.heading(),
                        lapsed.askedOn(),
                        lapsed.label(),
                        lapsed.wording(),
                        Letters.clarificationRequest().continuing()),
                Letters.feesNotice(),
                Letters.feeLapsed(),
                Letters.respond(Letters.overTheLimit(CostEstimate.Provision.COMPLYING), Letters.vexatious()),
                Letters.respond(
                        Letters.overTheLimit(CostEstimate.Provision.CONFIRMING_OR_DENYING),
                        Letters.repeated(),
                        Letters.cameraDistance(),
                        Letters.deploymentCost()),
                Letters.invalidRequestAdvice(),
                Letters.invalidRequestLapsed(),
                Letters.questionWithdrawn(),
                Letters.requestWithdrawn(),
                Letters.generalReply(),
                Letters.dateCorrected(),
                Letters.response(),
                Letters.partAnswer(),
                Letters.respond(Letters.corrected()),
                Letters.businessAnswer(),
                Letters.handedOver(),
                EirLetters.clarificationRequest(),
                EirLetters.clarificationReminder(),
                EirLetters.clarificationLapsed(),
                EirLetters.response(),
                dated(EirLetters.response(), LocalDate.of(2026, 6, 26)),
                EirLetters.respond(EirLetters.fuel(), EirLetters.published()),
                EirLetters.respond(EirLetters.neitherConfirmed()),
                EirLetters.partAnswer(),
                Letters.reviewAcknowledgement(),
                Letters.reviewDeclined(),
                Letters.reviewExtension(),
                Letters.reviewOutcome(),
                EirLetters.reviewOutcome(),
                EirLetters.complianceResponse(),
                Letters.reviewUnderBothLaws().get(0),
                Letters.reviewUnderBothLaws().get(1),
                Letters.reviewUnderBothLaws().get(2),
                Letters.reviewUnderBothLaws().get(3),
                Letters.complianceResponse(),
                dated(Letters.respond(Letters.spentConvictions(), helped), LocalDate.of(2022, 8, 24)),
                Letters.respond(Letters.otherwiseAccessible(), Letters.partlyDisclosed(), Letters.neitherConfirmed()),
                Letters.respond(Letters.masked(), Letters.frankAdvice()),
                Letters.respond(withItem(
                        Letters.cameraDistance(),
                        new WithheldItem(
                                Letters.distances().description(),
                                Letters.distances().claims(),
                                Letters.distances().publicInterest(),
                                true))));
    }

    @TestFactory
    Stream<DynamicTest> aLetterThatSaysAllItHasToIsNotStopped() {
        return letters().stream()
                .map(letter -> dynamicTest(letter.type().template() + " " + outcomes(letter), () -> assertThat(
                                CHECKLIST.check(letter, RENDERER.render(letter)))
                        .filteredOn(Finding::blocks)
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> aMarkedPlaceThatAnOwnerDeletesIsMissed() {
        return mutilated(Element::remove);
    }

    @TestFactory
    Stream<DynamicTest> aMarkedPlaceThatAnOwnerEmptiesIsMissed() {
        return mutilated(Element::empty);
    }

    /** Each marked place of each letter, one by one, is damaged; the check of that name has to notice. */
    private static Stream<DynamicTest> mutilated(Consumer<Element> damage) {
        return letters().stream().flatMap(letter -> {
            String html = RENDERER.render(letter).html();
            int places = marked(Jsoup.parse(html)).size();
            return Stream.iterate(0, place -> place < places, place -> place + 1)
                    .map(place -> {
                        Document document = Jsoup.parse(html);
                        Element victim = marked(document).get(place);
                        String marks = victim.attr("data-statutory");
                        damage.accept(victim);
                        return dynamicTest(
                                letter.type().template() + " " + outcomes(letter) + " " + marks + " " + place, () -> {
                                    List<Finding> findings = CHECKLIST.check(
                                            letter, new RenderedNotice(letter.type(), document.outerHtml()));
                                    assertThat(findings)
                                            .extracting(Finding::rule)
                                            .containsAll(rules(letter, marks));
                                    if (!onlyWarns(marks)
                                            && !(letter instanceof FeesNotice && marks.matches("E[89]"))
                                            && !(letter instanceof Response response
                                                    && !response.refuses()
                                                    && marks.matches("E[89]"))) {
                                        assertThat(findings).anyMatch(Finding::blocks);
                                    }
                                });
                    });
        });
    }

    private static List<Element> marked(Document document) {
        return document.getElementsByAttribute("data-statutory");
    }

    private static boolean onlyWarns(String marks) {
        return List.of("G7", "A6", "A7", "A8", "A9", "B7", "D4", "E6", "E11", "V6", "I5", "J3", "J4", "F2", "H6", "L7")
                .contains(marks);
    }

    private static List<String> rules(Notice letter, String marks) {
        // Where nothing is refused, rights of complaint are good practice: D5. A7 stands in every letter, and is asked
        // for
        // in the acknowledgement only.
        return Arrays.stream(marks.split(" "))
                .map(mark -> mark.replaceAll("-.*", ""))
                // In a fees notice nothing is refused: its rights of complaint are L7.
                .map(rule -> rule.matches("E[89]") && letter instanceof FeesNotice ? "L7" : rule)
                .map(rule -> rule.matches("E[89]") && letter instanceof Response response && !response.refuses()
                        ? "D5"
                        : rule)
                .filter(rule -> !(rule.equals("A7") && !(letter instanceof Acknowledgement)))
                .toList();
    }

    @Test
    void anOwnerWhoTakesTheRightsOfComplaintOutOfTheResponseIsStopped() {
        NoticeRenderer renderer = Letters.withTemplate("response", text -> text.replace("{{> complaint-rights}}", ""));

        List<Finding> findings = CHECKLIST.check(Letters.response(), renderer.render(Letters.response()));

        assertThat(findings)
                .filteredOn(Finding::blocks)
                .extracting(Finding::rule)
                .contains("E8", "E9");
        assertThat(findings).filteredOn(finding -> finding.rule().equals("E9")).allSatisfy(finding -> assertThat(
                        finding.message())
                .contains("section 50", "process owner", "template \"response\"", "data-statutory=\"E9\""));
    }

    @Test
    void aRegulatorWrittenIntoTheTemplateByHandIsStopped() {
        assertThat(blockedWith(
                        "complaint-rights", "{{regulator.name}}", "Data Protection Registrar", Letters.response()))
                .contains("E9");
    }

    @Test
    void aReviewPeriodChangedInTheTemplateIsStopped() {
        assertThat(blockedWith("complaint-rights", "{{authority.review.withinWorkingDays}}", "10", Letters.response()))
                .contains("E8");
    }

    @Test
    void aTemplateThatSaysNotHeldOfInformationThatIsHeldIsStopped() {
        assertThat(blockedWith(
                        "answer",
                        "We confirm that we hold this information. It is exempt",
                        "We do not hold this information. It is exempt",
                        Letters.response()))
                .contains("G6");
    }

    @Test
    void aTemplateThatConfirmsHoldingBesideNeitherConfirmingNorDenyingIsStopped() {
        assertThat(blockedWith(
                        "answer",
                        "Nothing in this letter",
                        "We located 14 pages. Nothing in this letter",
                        Letters.respond(Letters.neitherConfirmed())))
                .contains("I6");
    }

    @Test
    void aTemplateThatCallsAnAnswerARefusalNoticeThoughNothingIsRefusedIsStopped() {
        assertThat(blockedWith(
                        "response",
                        "This letter is our answer.",
                        "This letter is a refusal notice.",
                        Letters.respond(Letters.spentConvictions(), Letters.deploymentCost())))
                .contains("J2");
    }

    @Test
    void aTemplateOfALapsedQuestionThatSpeaksOfExemptionsIsStopped() {
        assertThat(blockedWith(
                        "clarification-lapsed",
                        "We have not refused it.",
                        "It is exempt.",
                        Letters.clarificationLapsed()))
                .contains("B12");
    }

    @Test
    void lettersThatRefuseNothingMustNotSpeakOfARefusal() {
        assertThat(blockedWith(
                        "invalid-request-advice",
                        "We would like to help you.",
                        "It is exempt.",
                        Letters.invalidRequestAdvice()))
                .contains("V7");
        assertThat(blockedWith(
                        "invalid-request-lapsed",
                        "We have not refused you anything.",
                        "This is a refusal notice.",
                        Letters.invalidRequestLapsed()))
                .contains("V7");
        assertThat(blockedWith(
                        "withdrawal-confirmed",
                        "We have ended our work on it.",
                        "It was exempt.",
                        Letters.requestWithdrawn()))
                .contains("W3");
    }

    @Test
    void aShortAnswerCannotRefuseAnything() {
        GeneralReply reply = Letters.generalReply();
        assertThat(blocking(
                        new GeneralReply(reply.heading(), reply.theirLetterOn(), "That is exempt under section 31.")))
                .contains("R3");
        assertThat(blocking(new GeneralReply(reply.heading(), reply.theirLetterOn(), " ")))
                .contains("R1");
        assertThat(blocking(new GeneralReply(reply.heading(), null, "We do."))).contains("R2");
    }

    @Test
    void adviceThatNamesNothingMissingIsStopped() {
        InvalidRequestAdvice advice = Letters.invalidRequestAdvice();
        assertThat(blocking(new InvalidRequestAdvice(
                        advice.heading(),
                        advice.receivedOn(),
                        advice.requestText(),
                        List.of(),
                        null,
                        advice.closeOn())))
                .contains("V2");
        assertThat(blocking(new InvalidRequestAdvice(
                        advice.heading(), null, null, advice.missing(), null, advice.closeOn())))
                .contains("V1");
        assertThat(blocking(new InvalidRequestLapsed(advice.heading(), null, List.of())))
                .contains("V1", "V2");
    }

    @Test
    void aConfirmationOfAWithdrawalWithoutItsDayOrItsWordsIsStopped() {
        WithdrawalConfirmed letter = Letters.questionWithdrawn();
        assertThat(blocking(new WithdrawalConfirmed(letter.heading(), null, null, null, List.of())))
                .contains("W1");
        assertThat(blocking(new WithdrawalConfirmed(
                        letter.heading(), letter.withdrawnOn(), letter.label(), null, letter.continuing())))
                .contains("G3");
    }

    @Test
    void anAnnexThatCitesAnotherProvisionThanTheDecisionIsStopped() {
        assertThat(blockedWith(
                        "legal-annex",
                        "{{#citations}}",
                        "<li data-limb=\"s30(3)\">Section 30(3)</li>{{#citations}}",
                        Letters.response()))
                .contains("E12");
    }

    @Test
    void aSectionNamedInTheTextThatNoDecisionReliesOnIsStopped() {
        assertThat(blocking(withWords("We also had regard to section 38 of the Act.")))
                .contains("E12");
        assertThat(blocking(withWords("We also had regard to section 31(3)."))).contains("E12");
        assertThat(blocking(withWords("We also had regard to section 31(1) and to section 16.")))
                .isEmpty();
    }

    @Test
    void aQuestionWithoutAnAnswerIsNamed() {
        AnsweredQuestion open = with(Letters.spentConvictions(), null);

        Response response = Letters.respond(open, Letters.cameraDistance());

        assertThat(CHECKLIST.check(response, RENDERER.render(response)))
                .filteredOn(Finding::blocks)
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo("G4");
                    assertThat(finding.where()).isEqualTo("/questions/0/decision");
                    assertThat(finding.message()).startsWith("Question 1 has no answer.");
                });
    }

    @Test
    void aResponseToNothingIsStopped() {
        assertThat(blocking(Letters.respond())).contains("G3", "G4");
    }

    @Test
    void twoQuestionsWithTheSameLabelAreStopped() {
        assertThat(blocking(Letters.respond(Letters.spentConvictions(), Letters.spentConvictions())))
                .contains("G3");
    }

    @Test
    void aLetterWithoutDateReferenceOrAddresseeIsStopped() {
        Heading heading = Letters.heading();
        assertThat(blocking(dated(Letters.response(), null))).contains("G1", "E9");
        assertThat(blocking(headed(new Heading(
                        null, heading.date(), heading.addressee(), heading.address(), "LFR", heading.officer()))))
                .contains("G1");
        assertThat(blocking(headed(new Heading(
                        "FOI/2022/17",
                        heading.date(),
                        heading.addressee(),
                        heading.address(),
                        "LFR",
                        heading.officer()))))
                .contains("G1");
        assertThat(blocking(headed(
                        new Heading(heading.reference(), heading.date(), " ", List.of(), "LFR", heading.officer()))))
                .contains("G2");
    }

    @Test
    void aLetterWithoutAnOfficerIsWarnedOf() {
        Heading heading = Letters.heading();
        Response response = headed(
                new Heading(heading.reference(), heading.date(), heading.addressee(), heading.address(), "LFR", null));

        assertThat(CHECKLIST.check(response, RENDERER.render(response)))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("G7", Finding.Severity.WARN));
    }

    @Test
    void aLateLetterGoesOutSaysSoAndApologises() {
        Response late = dated(Letters.response(), LocalDate.of(2022, 8, 18));
        RenderedNotice rendered = RENDERER.render(late);

        assertThat(CHECKLIST.check(late, rendered))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("E13", Finding.Severity.WARN));
        assertThat(Jsoup.parse(rendered.html()).text())
                .contains("on 16 August 2022 for Question 1.", "in breach of the Act", "We are sorry")
                .doesNotContain("on 23 August 2022");
        assertThat(blockedWith("response", "{{> clock-statement}}", "", late)).contains("G9");
    }

    @Test
    void aLetterOnTheLastDayIsNotLate() {
        assertThat(Letters.response().late()).isEmpty();
        assertThat(RENDERER.render(Letters.response()).html()).doesNotContain("in breach");
    }

    @Test
    void anAttachmentBesideNeitherConfirmingNorDenyingIsStopped() {
        AnsweredQuestion question = Letters.neitherConfirmed();
        assertThat(blocking(Letters.respond(new AnsweredQuestion(
                        question.label(),
                        question.wording(),
                        List.of(),
                        question.decision(),
                        List.of("log.pdf"),
                        question.dueOn()))))
                .contains("I6");
    }

    @Test
    void neitherConfirmingWhatTheSameLetterConfirmsElsewhereIsStopped() {
        AnsweredQuestion neither = Letters.neitherConfirmed();
        AnsweredQuestion held = Letters.spentConvictions();
        assertThat(blocking(Letters.respond(
                        held,
                        new AnsweredQuestion(
                                neither.label(),
                                held.wording(),
                                List.of(),
                                neither.decision(),
                                List.of(),
                                neither.dueOn()))))
                .contains("X10");
    }

    @Test
    void neitherConfirmingUnderAnExemptionOfContentIsStopped() {
        AnsweredQuestion question = Letters.neitherConfirmed();
        WithheldItem item = question.decision().withheld().get(0);
        assertThat(blocking(Letters.respond(withItem(
                        question,
                        new WithheldItem(
                                item.description(),
                                List.of(Letters.distances().claims().get(0)),
                                item.publicInterest(),
                                false)))))
                .contains("I2");
    }

    @Test
    void informationThatIsNotHeldIsNeverCalledExempt() {
        assertThat(blocking(Letters.respond(with(
                        Letters.deploymentCost(),
                        new Decision(
                                Outcome.NOT_HELD,
                                "The cost is exempt since we do not record it.",
                                null,
                                null,
                                List.of(),
                                null,
                                false)))))
                .contains("J2");
    }

    @Test
    void otherwiseAccessibleWithoutALocationIsStopped() {
        assertThat(blocking(Letters.respond(with(
                        Letters.otherwiseAccessible(),
                        new Decision(Outcome.OTHERWISE_ACCESSIBLE, null, " ", null, List.of(), null, false)))))
                .containsAnyOf("K2", "X9");
    }

    @Test
    void aSectionOfTheActInALetterUnderTheRegulationsStopsIt() {
        for (String words : List.of(
                "It would also be exempt under section 31(1)(a).",
                "This letter is given under section 17.",
                "It would exceed the limit of section 12 of the Act.")) {
            assertThat(blocking(opened(EirLetters.response(), words))).as(words).contains("X11");
        }
        assertThat(blocking(opened(
                        EirLetters.response(), "Flights are logged under section 12 of the Civil Aviation Act.")))
                .isEmpty();
        assertThat(blocking(opened(EirLetters.response(), "We also had regard to regulation 12(5)(a).")))
                .contains("E12");
    }

    private static Response opened(Response letter, String words) {
        return new Response(
                letter.heading(), letter.regime(), letter.receivedOn(), letter.questions(), null, words, null);
    }

    @Test
    void aTooGeneralRequestIsNotRefusedWithoutWhatWasConsidered() {
        ClarificationRequest letter = EirLetters.clarificationRequest();
        assertThat(blocking(new ClarificationRequest(
                        letter.heading(),
                        letter.regime(),
                        letter.receivedOn(),
                        letter.label(),
                        letter.wording(),
                        letter.unclearWords(),
                        letter.asks(),
                        letter.help(),
                        " ",
                        letter.continuing(),
                        letter.dueOn(),
                        letter.closeOn(),
                        null)))
                .containsExactly("E5");
    }

    @Test
    void anAnswerAsNormalBusinessWithoutAnAnswerIsStopped() {
        BusinessAnswer letter = Letters.businessAnswer();
        assertThat(blocking(new BusinessAnswer(
                        letter.heading(),
                        letter.receivedOn(),
                        letter.label(),
                        letter.wording(),
                        null,
                        null,
                        List.of())))
                .contains("N1");
    }

    @Test
    void anAnswerUnderTheRegulationsCannotCiteTheAct() {
        Response response = Letters.response();
        Response environmental = new Response(
                response.heading(), AccessRegime.EIR, response.receivedOn(), response.questions(), null, null, null);
        assertThat(blocking(environmental)).contains("X11", "E4");
    }

    @Test
    void anAcknowledgementWithoutADueDateIsStopped() {
        Acknowledgement letter = Letters.acknowledgement();
        assertThat(blocking(new Acknowledgement(
                        letter.heading(),
                        letter.receivedOn(),
                        letter.requestText(),
                        letter.regime(),
                        null,
                        letter.why())))
                .contains("A3");
        assertThat(blocking(new Acknowledgement(
                        letter.heading(),
                        letter.receivedOn(),
                        letter.requestText(),
                        letter.regime(),
                        letter.receivedOn(),
                        letter.why())))
                .contains("A3");
        assertThat(blocking(new Acknowledgement(letter.heading(), null, "", null, letter.dueOn(), letter.why())))
                .contains("A1", "A4", "G5");
    }

    @Test
    void aRequestForClarificationThatAsksOrOffersNothingIsStopped() {
        ClarificationRequest letter = Letters.clarificationRequest();
        assertThat(blocking(new ClarificationRequest(
                        letter.heading(),
                        letter.receivedOn(),
                        letter.label(),
                        letter.wording(),
                        "",
                        List.of(" "),
                        null,
                        List.of(),
                        letter.dueOn(),
                        letter.closeOn(),
                        null)))
                .contains("B1", "B3", "B4");
    }

    @Test
    void wordsGivenAsUnclearHaveToStandInTheQuestion() {
        ClarificationRequest letter = Letters.clarificationRequest();
        assertThat(blocking(new ClarificationRequest(
                        letter.heading(),
                        letter.receivedOn(),
                        letter.label(),
                        letter.wording(),
                        "all e-mails about knives",
                        letter.asks(),
                        letter.help(),
                        letter.continuing(),
                        letter.dueOn(),
                        letter.closeOn(),
                        null)))
                .contains("B1");
    }

    @Test
    void clarificationAfterTheTimeForAnAnswerNeedsAReason() {
        ClarificationRequest late = askedOn(LocalDate.of(2022, 8, 17), null);
        assertThat(blocking(late)).containsExactly("B8");
        assertThat(blocking(askedOn(LocalDate.of(2022, 8, 16), null))).isEmpty();
        ClarificationRequest excused = askedOn(LocalDate.of(2022, 8, 17), "The applicant asked us to explain.");
        assertThat(blocking(excused)).isEmpty();
        assertThat(RENDERER.render(excused).html()).doesNotContain("asked us to explain");
    }

    @Test
    void aQuestionThatGoesOnWithoutADueDateIsStopped() {
        ClarificationLapsed letter = Letters.clarificationLapsed();
        assertThat(blocking(new ClarificationLapsed(
                        letter.heading(),
                        letter.askedOn(),
                        letter.label(),
                        letter.wording(),
                        List.of(new OpenQuestion("Question 1", "How many?", null)))))
                .contains("B6");
    }

    @Test
    void anAggregateThatIsNotNamedIsStopped() {
        assertThat(blockedWith(
                        "cost-refusal",
                        "{{name}}, received on {{receivedOn}}",
                        "another request",
                        Letters.respond(Letters.overTheLimit(CostEstimate.Provision.COMPLYING))))
                .containsExactly("F6", "F6");
    }

    @Test
    void aTotalWrittenIntoTheTemplateByHandIsStopped() {
        assertThat(blockedWith(
                        "cost-refusal",
                        "In all we count {{hours}} hours",
                        "In all we count 19 hours",
                        Letters.respond(Letters.overTheLimit(CostEstimate.Provision.COMPLYING))))
                .containsExactly("F3");
    }

    @Test
    void aTemplateThatConfirmsHoldingWhereSection12_2LeavesItOpenIsStopped() {
        assertThat(blockedWith(
                        "cost-refusal",
                        "So we do not say here whether we hold it.",
                        "We do not hold it.",
                        Letters.respond(Letters.overTheLimit(CostEstimate.Provision.CONFIRMING_OR_DENYING))))
                .contains("G6");
    }

    @Test
    void anAnswerToWhatWasDecidedWithoutAFurtherNoticeIsStopped() {
        AnsweredQuestion vexatious = Letters.vexatious();
        Decision decision = vexatious.decision();
        Decision without = decision.withRequestRefusal(
                decision.requestRefusal()
                        .without(new NoFurtherNotice(
                                "01.FOI.22.024000", LocalDate.of(2022, 6, 30), "Nothing new is asked.")),
                null);

        assertThat(blocking(Letters.respond(with(vexatious, without)))).containsExactly("H4");
    }

    @Test
    void aFeesNoticeAfterTheTimeForAnAnswerNeedsAReasonAndSaysThatNoTimeIsGained() {
        assertThat(blocking(givenOn(LocalDate.of(2022, 8, 16), null))).isEmpty();
        assertThat(blocking(givenOn(LocalDate.of(2022, 8, 17), null))).containsExactly("L6");
        FeesNotice late = givenOn(LocalDate.of(2022, 8, 17), "The applicant asked for paper yesterday.");
        assertThat(blocking(late)).isEmpty();
        assertThat(RENDERER.render(late).html()).contains("does not extend the time we had");
    }

    @Test
    void aFeeForSomebodysTimeOrBeyondItsPartsIsStopped() {
        FeesNotice fee = Letters.feesNotice();
        FeesNotice.Part hours = new FeesNotice.Part(
                "Printing or copying", "2 hours at the copier", 2, new BigDecimal("25"), new BigDecimal("50.00"));

        assertThat(blocking(charging(List.of(hours), new BigDecimal("50.00")))).containsExactly("L2");
        assertThat(blocking(charging(fee.parts(), new BigDecimal("42.01")))).containsExactly("L2");
        assertThat(blocking(charging(List.of(), new BigDecimal("42.00")))).contains("L2");
    }

    @Test
    void theLastDayToPayIsNoPartOfWhatIsApproved() {
        FeesNotice fee = Letters.feesNotice();
        FeesNotice nextDay = new FeesNotice(
                fee.heading().dated(LocalDate.of(2022, 7, 21)),
                fee.receivedOn(),
                fee.label(),
                fee.wording(),
                fee.parts(),
                fee.amount(),
                fee.howToPay(),
                fee.payBy().plusDays(1),
                fee.continuing(),
                fee.dueOn(),
                null);

        assertThat(nextDay.contentHash()).isEqualTo(fee.contentHash());
        assertThat(charging(fee.parts(), BigDecimal.TEN).contentHash()).isNotEqualTo(fee.contentHash());
    }

    private static FeesNotice givenOn(LocalDate date, String lateReason) {
        FeesNotice fee = Letters.feesNotice();
        return new FeesNotice(
                fee.heading().dated(date),
                fee.receivedOn(),
                fee.label(),
                fee.wording(),
                fee.parts(),
                fee.amount(),
                fee.howToPay(),
                date.plusMonths(3).minusDays(1),
                fee.continuing(),
                fee.dueOn(),
                lateReason);
    }

    private static FeesNotice charging(List<FeesNotice.Part> parts, BigDecimal amount) {
        FeesNotice fee = Letters.feesNotice();
        return new FeesNotice(
                fee.heading(),
                fee.receivedOn(),
                fee.label(),
                fee.wording(),
                parts,
                amount,
                fee.howToPay(),
                fee.payBy(),
                fee.continuing(),
                fee.dueOn(),
                null);
    }

    @Test
    void theCertificateListsEachCheckWithTheWordsThatKeepIt() {
        Response response = Letters.response();
        CompletenessCertificate certificate = CHECKLIST.certify(response, RENDERER.render(response));

        assertThat(certificate.complete()).isTrue();
        assertThat(certificate.reference()).isEqualTo("01.FOI.22.025506");
        assertThat(certificate.contentHash()).isEqualTo(response.contentHash());
        assertThat(certificate.lines())
                .filteredOn(line -> line.rule().equals("E9"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.passed()).isTrue();
                    assertThat(line.law()).contains("s50");
                    assertThat(line.evidence()).contains("Information Commissioner");
                });
        assertThat(certificate.lines())
                .extracting(CompletenessCertificate.Line::rule)
                .doesNotContain("I1", "K2", "G9");
    }

    @Test
    void aNoticeThatIsStoppedGetsNoCleanCertificate() {
        Response response = Letters.respond(with(Letters.spentConvictions(), null));

        CompletenessCertificate certificate = CHECKLIST.certify(response, RENDERER.render(response));

        assertThat(certificate.complete()).isFalse();
        assertThat(certificate.lines())
                .filteredOn(line -> line.rule().equals("G4"))
                .singleElement()
                .satisfies(line -> assertThat(line.evidence()).contains("Question 1 has no answer"));
    }

    private static List<String> blocking(Notice notice) {
        return CHECKLIST.check(notice, RENDERER.render(notice)).stream()
                .filter(Finding::blocks)
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    private static List<String> blockedWith(String template, String words, String others, Notice notice) {
        NoticeRenderer renderer = Letters.withTemplate(template, text -> text.replace(words, others));
        return CHECKLIST.check(notice, renderer.render(notice)).stream()
                .filter(Finding::blocks)
                .map(Finding::rule)
                .toList();
    }

    private static Response withWords(String closing) {
        Response response = Letters.response();
        return new Response(
                response.heading(),
                response.regime(),
                response.receivedOn(),
                response.questions(),
                null,
                null,
                closing);
    }

    private static Response headed(Heading heading) {
        Response response = Letters.response();
        return new Response(heading, response.regime(), response.receivedOn(), response.questions(), null, null, null);
    }

    private static Response dated(Response response, LocalDate dispatch) {
        return new Response(
                response.heading().dated(dispatch),
                response.regime(),
                response.receivedOn(),
                response.questions(),
                response.latenessReason(),
                response.opening(),
                response.closing());
    }

    private static ClarificationRequest askedOn(LocalDate date, String lateReason) {
        ClarificationRequest letter = Letters.clarificationRequest();
        return new ClarificationRequest(
                letter.heading().dated(date),
                letter.receivedOn(),
                letter.label(),
                letter.wording(),
                letter.unclearWords(),
                letter.asks(),
                letter.help(),
                letter.continuing(),
                letter.dueOn(),
                letter.closeOn(),
                lateReason);
    }

    private static AnsweredQuestion with(AnsweredQuestion question, Decision decision) {
        return new AnsweredQuestion(
                question.label(),
                question.wording(),
                question.replaced(),
                decision,
                question.attachments(),
                question.dueOn());
    }

    private static AnsweredQuestion withItem(AnsweredQuestion question, WithheldItem item) {
        return with(
                question, new Decision(question.decision().outcome(), null, null, null, List.of(item), null, false));
    }

    private static String outcomes(Notice letter) {
        return letter instanceof Response response
                ? response.questions().stream()
                        .map(question -> question.decision().outcome())
                        .toList()
                        .toString()
                : "";
    }
}
