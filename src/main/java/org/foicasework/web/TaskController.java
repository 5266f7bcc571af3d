package org.foicasework.web;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.foicasework.notice.AuthorityDetails;
import org.foicasework.process.Desk;
import org.foicasework.process.Person;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the forms in Tasklist show. */
@RestController
class TaskController {

    private final Desk desk;
    private final AuthorityDetails authority;
    private final Person person;

    TaskController(Desk desk, AuthorityDetails authority, Person person) {
        this.desk = desk;
        this.authority = authority;
        this.person = person;
    }

    @GetMapping("/api/about")
    Map<String, Object> about() {
        return Map.of("authority", authority.name(), "listsCases", person.readsEveryCase());
    }

    @GetMapping("/api/start-form")
    Map<String, Object> startForm() {
        return desk.startForm();
    }

    @GetMapping("/api/tasks/{taskId}")
    Map<String, Object> task(@PathVariable String taskId) {
        return desk.task(taskId)
                .orElseThrow(() -> new NoSuchElementException(
                        "This task is not on your list, or somebody has completed it already. Load the list again."));
    }

    @GetMapping("/api/cards")
    List<Map<String, Object>> cards(@RequestParam List<String> taskIds) {
        return desk.cards(taskIds.stream().limit(200).toList());
    }
}
