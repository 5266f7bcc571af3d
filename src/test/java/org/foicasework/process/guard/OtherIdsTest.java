package org.foicasework.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.process.Desk;
import org.foicasework.scenario.Casework;
import org.foicasework.scenario.DistanceCase;
import org.foicasework.scenario.SeedCase;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ids are the owners': a step does the same, and keeps the same people away, whatever its task and its form are called. */
@CaseworkTest
class OtherIdsTest {

    @Autowired
    TestDiagrams diagrams;

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase cases;

    @Autowired
    Desk desk;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    TimeMachine time;

    @AfterEach
    void removeAll() {
        identity.deleteMembership("cara", "internal-reviewers");
        diagrams.removeAll();
    }

    @Test
    void whoDecidedCannotTakeTheReviewWhateverItsTaskIsCalled() throws IOException {
        diagrams.deploy(with("internal-review.bpmn", "reviewAnswer", "lookAtItAgain", "review-answer", "look-again"));
        String reference = cases.signedOff();
        casework.runBackgroundWork(reference);
        casework.start(
                "colin",
                "internal-review",
                form(
                        "reference",
                        reference,
                        "channel",
                        "EMAIL",
                        "receivedOn",
                        DistanceCase.RECEIVED.toString(),
                        "wording",
                        "Look at it again, please.",
                        "grounds",
                        List.of("The distances are published elsewhere.")));
        identity.createMembership("cara", "internal-reviewers");

        Task review = casework.task(reference, "lookAtItAgain");
        assertThatThrownBy(() -> casework.as("cara", () -> {
                    tasks.claim(review.getId(), "cara");
                    return null;
                }))
                .hasMessageContaining("You took part in the answer that is under review");
        assertThat(casework.as("rita", () -> desk.task(review.getId())).orElseThrow())
                .as("its form has what it shows")
                .containsKey("review");
    }

    @Test
    void theFormOfAReplyShowsWhatWasAskedWhateverItsTaskIsCalled() throws IOException {
        diagrams.deploy(with("clarification.bpmn", "waitForReply", "awaitWords", "wait-for-reply", "await-words"));
        time.travelTo(LocalDate.of(2022, 7, 18));
        String reference = casework.log("cara", SeedCase.request());
        casework.runBackgroundWork(reference);
        casework.complete("cara", reference, "triageRequest", SeedCase.triage());
        casework.complete("cara", reference, "writeClarification", SeedCase.clarification());
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);

        Task waiting = casework.task(reference, "awaitWords");
        assertThat(casework.as("cara", () -> desk.task(waiting.getId())).orElseThrow())
                .containsKey("clarification");
    }

    private static Map<String, String> with(String diagram, String id, String newId, String form, String newForm)
            throws IOException {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            for (Path file : forms.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        files.put(newForm + ".html", files.get(form + ".html"));
        files.put(
                diagram,
                Files.readString(Path.of("processes", diagram))
                        .replace("\"" + id + "\"", "\"" + newId + "\"")
                        .replace(":" + form + ".html", ":" + newForm + ".html"));
        return files;
    }
}
