package org.foicasework.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.notice.Letters.CHECKLIST;
import static org.foicasework.notice.Letters.RENDERER;

import java.time.LocalDate;
import java.util.List;
import org.foicasework.exemption.Finding;
import org.foicasework.request.Review;
import org.junit.jupiter.api.Test;

/** What is missing in the record of a review or of a decision notice stops its letter, in words that tell what to do. */
class ReviewChecklistTest {

    private static final ReviewOutcome WHOLE = Letters.reviewOutcome();

    @Test
    void aReviewerWhoTookPartInTheAnswerStopsTheOutcome() {
        assertThat(blocking(outcome(false, WHOLE.grounds(), WHOLE.questions(), WHOLE.delayWhy(), WHOLE.decidedAnew())))
                .extracting(Finding::rule)
                .contains("M1");
    }

    @Test
    void aGroundWithoutAnAnswerStopsTheOutcome() {
        assertThat(blocking(outcome(
                        true,
                        List.of(new ReviewOutcome.Ground("The answer came late.", null)),
                        WHOLE.questions(),
                        WHOLE.delayWhy(),
                        WHOLE.decidedAnew())))
                .extracting(Finding::message)
                .anyMatch(message -> message.startsWith("Ground 1 has no answer."));
    }

    @Test
    void aQuestionWithoutAnOutcomeStopsTheOutcome() {
        ReviewOutcome.Reviewed open =
                Letters.reviewed(Letters.deploymentCost(), Review.Outcome.UPHELD, List.of(), List.of());
        assertThat(blocking(outcome(
                        true,
                        WHOLE.grounds(),
                        List.of(new ReviewOutcome.Reviewed(
                                open.label(), open.wording(), null, " ", false, List.of(), List.of())),
                        WHOLE.delayWhy(),
                        List.of())))
                .extracting(Finding::rule)
                .contains("M4");
    }

    @Test
    void aDecisionThatIsOverturnedWithoutANewOneStopsTheOutcome() {
        assertThat(blocking(outcome(true, WHOLE.grounds(), WHOLE.questions(), WHOLE.delayWhy(), List.of())))
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("there is no decision that differs from the one reviewed"));
    }

    @Test
    void aNewRefusalInAnOutcomeNeedsAllThatARefusalNeeds() {
        assertThat(blocking(outcome(
                        true,
                        WHOLE.grounds(),
                        WHOLE.questions(),
                        WHOLE.delayWhy(),
                        List.of(
                                new AnsweredQuestion(
                                        Letters.cameraDistance().label(),
                                        Letters.cameraDistance().wording(),
                                        List.of(),
                                        null,
                                        List.of(),
                                        null),
                                WHOLE.decidedAnew().get(1)))))
                .extracting(Finding::rule)
                .contains("G4");
    }

    @Test
    void anOutcomeAfterItsFirstDateSaysWhy() {
        assertThat(blocking(outcome(true, WHOLE.grounds(), WHOLE.questions(), " ", WHOLE.decidedAnew())))
                .extracting(Finding::rule)
                .containsOnly("M9");
    }

    @Test
    void theDateOfDispatchIsNoPartOfWhatIsSignedOff() {
        ReviewOutcome later = new ReviewOutcome(
                WHOLE.heading().dated(LocalDate.of(2022, 8, 19)),
                WHOLE.regime(),
                WHOLE.receivedOn(),
                WHOLE.askedOn(),
                WHOLE.answeredOn(),
                WHOLE.reviewer(),
                true,
                WHOLE.grounds(),
                WHOLE.questions(),
                WHOLE.shortcomings(),
                WHOLE.firstDueOn(),
                WHOLE.dueOn(),
                34,
                WHOLE.delayWhy(),
                WHOLE.decidedAnew(),
                List.of(),
                null);
        assertThat(later.contentHash()).isEqualTo(WHOLE.contentHash());
    }

    @Test
    void aResponseAfterADecisionNoticeNamesItAndAnswersSomething() {
        ComplianceResponse whole = Letters.complianceResponse();
        assertThat(blocking(new ComplianceResponse(
                        whole.heading(),
                        whole.regime(),
                        whole.receivedOn(),
                        null,
                        whole.decidedOn(),
                        List.of(),
                        List.of())))
                .extracting(Finding::rule)
                .contains("P1", "P2");
    }

    @Test
    void lettersWithoutTheirReasonAreStopped() {
        ReviewExtension extension = Letters.reviewExtension();
        assertThat(blocking(new ReviewExtension(
                        extension.heading(),
                        extension.regime(),
                        extension.askedOn(),
                        extension.firstDueOn(),
                        null,
                        " ",
                        null)))
                .extracting(Finding::rule)
                .contains("V5", "V6");
        ReviewDeclined declined = Letters.reviewDeclined();
        assertThat(blocking(new ReviewDeclined(
                        declined.heading(),
                        declined.regime(),
                        declined.askedOn(),
                        declined.answeredOn(),
                        declined.lastDayToAsk(),
                        null,
                        null)))
                .extracting(Finding::rule)
                .contains("V7");
        ReviewAcknowledgement acknowledgement = Letters.reviewAcknowledgement();
        assertThat(blocking(new ReviewAcknowledgement(
                        acknowledgement.heading(), acknowledgement.regime(), null, List.of(), null, null)))
                .extracting(Finding::rule)
                .contains("V1", "V2", "V3");
    }

    @Test
    void aFreshRefusalUnderTheRegulationsSpeaksOfRegulation14AndNotOfSection17() {
        for (Notice notice : List.of(EirLetters.reviewOutcome(), EirLetters.complianceResponse())) {
            assertThat(RENDERER.render(notice).html())
                    .contains("this letter is our refusal under regulation 14 of the Regulations")
                    .contains("egulation 18")
                    .doesNotContain("section 17", "Section 17");
        }
    }

    private static ReviewOutcome outcome(
            boolean independent,
            List<ReviewOutcome.Ground> grounds,
            List<ReviewOutcome.Reviewed> questions,
            String delayWhy,
            List<AnsweredQuestion> decidedAnew) {
        return new ReviewOutcome(
                WHOLE.heading(),
                WHOLE.regime(),
                WHOLE.receivedOn(),
                WHOLE.askedOn(),
                WHOLE.answeredOn(),
                WHOLE.reviewer(),
                independent,
                grounds,
                questions,
                WHOLE.shortcomings(),
                WHOLE.firstDueOn(),
                WHOLE.dueOn(),
                WHOLE.workingDaysTaken(),
                delayWhy,
                decidedAnew,
                List.of(),
                null);
    }

    private static List<Finding> blocking(Notice notice) {
        return CHECKLIST.check(notice, RENDERER.render(notice)).stream()
                .filter(Finding::blocks)
                .toList();
    }
}
