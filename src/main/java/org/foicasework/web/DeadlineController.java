package org.foicasework.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.foicasework.clock.IllegalClockEventException;
import org.foicasework.clock.StatutoryClock;
import org.foicasework.clock.UnknownYearException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Works out a due date for anyone who asks: no login, and nothing personal goes in or out. See docs/deadlines-api.md. */
@RestController
class DeadlineController {

    private final StatutoryClock clock;

    DeadlineController(StatutoryClock clock) {
        this.clock = clock;
    }

    @PostMapping(path = "/api/deadlines", consumes = MediaType.APPLICATION_JSON_VALUE)
    DeadlineAnswer deadline(@RequestBody JsonNode body) {
        DeadlineQuestion question = DeadlineQuestion.read(body);
        return DeadlineAnswer.of(
                clock.deadline(question.regime(), question.receivedOn(), question.events(), question.asOf()));
    }

    @ExceptionHandler({
        DeadlineQuestion.UnclearException.class,
        IllegalClockEventException.class,
        UnknownYearException.class
    })
    ProblemDetail cannotBeAnswered(RuntimeException e) {
        return problem(e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notReadable(HttpMessageNotReadableException e) {
        return problem("The body is not JSON.");
    }

    private static ProblemDetail problem(String why) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, why);
        problem.setTitle("No due date can be worked out");
        return problem;
    }
}
