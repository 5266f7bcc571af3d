package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.foicasework.correspondence.Attachments;
import org.foicasework.disclosurelog.DisclosureLog;
import org.foicasework.disclosurelog.Publication;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whether an answer goes into the disclosure log, and that it never says who asked. */
@CaseworkTest
class PublicationTest {

    @Autowired
    PublicationStep step;

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase distance;

    @Autowired
    DisclosureLog log;

    @Autowired
    Attachments attachments;

    @Autowired
    TimeMachine time;

    @Test
    void theFormStartsWithWhatWasAskedAndAnswered() {
        String reference = step.answered("Siobhan O'Brien");
        DisclosureLog.Proposal proposal = log.proposal(reference);
        assertThat(proposal.decision()).isEqualTo(Publication.Choice.PUBLISH);
        assertThat(proposal.against()).isEmpty();
        assertThat(proposal.title()).isEqualTo("Distance of cameras");
        assertThat(proposal.requestText()).isEqualTo("Over what distance can the LFR camera recognise people?");
        assertThat(proposal.answerText()).startsWith("Withhold.");
    }

    @Test
    void aPublishedAnswerIsInTheLogAtOnceAndOneForLaterOnlyFromItsDay() {
        String now = step.answered("Siobhan O'Brien");
        assertThat(step.dueOn(now)).as("ten working days from 20 May 2026").isEqualTo(LocalDate.of(2026, 6, 4));
        step.complete(now, published("PUBLISH"));
        assertThat(inLog()).contains(now);

        String later = step.answered("Siobhan O'Brien");
        Map<String, Object> content = published("LATER");
        assertThatThrownBy(() -> step.complete(later, content)).hasMessageContaining("Say why it is published later");
        content.put("reasons", "The report comes out on 1 July.");
        content.put("publishOn", "2026-05-20");
        assertThatThrownBy(() -> step.complete(later, content)).hasMessageContaining("future");
        content.put("publishOn", "2026-07-01");
        step.complete(later, content);
        time.travelTo(LocalDate.of(2026, 6, 30));
        assertThat(inLog()).doesNotContain(later);
        time.travelTo(LocalDate.of(2026, 7, 1));
        assertThat(inLog()).contains(later);
    }

    @Test
    void nothingIsPublishedThatSaysWhoAsked() {
        String reference = step.answered("Siobhan May");
        refused(
                reference,
                "answerText",
                "Dear Siobhan  May, withheld.",
                "What was answered says who asked: Siobhan May");
        refused(reference, "requestText", "Write to siobhan@applicant.example.", "siobhan@applicant.example");
        refused(reference, "title", "The question of SIOBHAN", "may say who asked: Siobhan");
        refused(reference, "answerText", "Published in May.", "may say who asked: May");
        Map<String, Object> checked = published("PUBLISH");
        checked.put("answerText", "Published in May. It may be seen there.");
        checked.put("namesChecked", true);
        step.complete(reference, checked);
        assertThat(inLog()).contains(reference);
    }

    @Test
    void anAnswerThatIsNotPublishedHasItsReasonOnRecord() {
        String reference = step.answered("Siobhan O'Brien");
        assertThatThrownBy(() -> step.complete(reference, form("decision", "NOT")))
                .hasMessageContaining("Say why it is not published");
        assertThatThrownBy(() -> step.complete(reference, form("decision", null)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Say whether");
        step.complete(reference, form("decision", "NOT", "reasons", "Only of interest to the applicant"));
        assertThat(inLog()).doesNotContain(reference);
    }

    @Test
    void whatWasNeitherConfirmedNorDeniedIsPublishedOnlyWithAReason() {
        String reference = step.neitherConfirmedNorDenied();
        DisclosureLog.Proposal proposal = log.proposal(reference);
        assertThat(proposal.decision()).isEqualTo(Publication.Choice.NOT);
        assertThat(proposal.against()).containsExactly("Question 1 was neither confirmed nor denied.");
        Publication withoutReason =
                new Publication(Publication.Choice.PUBLISH, null, null, "Title", "Asked", "Answered", false);
        assertThatThrownBy(() -> log.decide(reference, withoutReason, "cara"))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("normally not published");
    }

    @Test
    void aReleasedFileIsPublishedByteForByteAndNotUnderAnApplicantsName() {
        String reference = step.answered("Siobhan O'Brien");
        UUID named = released(reference, "Reply to O'Brien.txt");
        assertThatThrownBy(() -> log.decide(reference, publication(), "cara"))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("The file name Reply to O'Brien.txt");
        step.forget(named);
        released(reference, "distances.txt");
        log.decide(reference, publication(), "cara");
        DisclosureLog.File file = log.files(reference).get(0);
        assertThat(log.file(file.id()).orElseThrow().content()).isEqualTo("10 metres".getBytes(StandardCharsets.UTF_8));
        assertThat(log.file(named)).isEmpty();
    }

    private UUID released(String reference, String name) {
        UUID id = attachments
                .upload(name, "text/plain", "10 metres".getBytes(StandardCharsets.UTF_8), "cara")
                .id();
        attachments.belongToRequest(List.of(id), reference, "cara");
        step.release(id);
        return id;
    }

    private static Publication publication() {
        return new Publication(Publication.Choice.PUBLISH, null, null, "Title", "Asked", "Answered", false);
    }

    private void refused(String reference, String field, String text, String words) {
        Map<String, Object> content = published("PUBLISH");
        content.put(field, text);
        assertThatThrownBy(() -> step.complete(reference, content)).hasMessageContaining(words);
    }

    private List<String> inLog() {
        return log.entries(1000).stream().map(DisclosureLog.Entry::reference).toList();
    }

    private static Map<String, Object> published(String decision) {
        return form(
                "decision",
                decision,
                "title",
                "Distance of cameras",
                "requestText",
                "Over what distance does the camera see?",
                "answerText",
                "Withheld under section 31.");
    }
}
