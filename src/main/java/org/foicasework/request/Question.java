package org.foicasework.request;

import java.time.LocalDate;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.Regime;

/**
 * One separately answerable question of a request.
 *
 * @param receivedOn day 0 before any event of its clock
 * @param spawnedFrom the question that this one replaces, if the applicant redefined one; otherwise null
 * @param replacedOn the day other questions took its place; null while it stands
 * @param dueOn the last day for its answer; null while its clock is stopped
 * @param regime the law under which it is answered, and by whose clock
 * @param answeredOn the day on which an answer went last; null before
 */
public record Question(
        long id,
        String reference,
        String label,
        String wording,
        QuestionStage stage,
        String unclearWhy,
        Long spawnedFrom,
        LocalDate replacedOn,
        LocalDate receivedOn,
        Deadline.Status clockStatus,
        LocalDate dueOn,
        Regime regime,
        LocalDate answeredOn) {}
