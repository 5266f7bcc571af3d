package org.foicasework.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.LedgerEntry;

/** A due date with its reasons, as the JSON endpoint gives it. What does not apply is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadlineAnswer(
        Deadline.Status status,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate dueOn,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate dueWithoutExtension,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate payBy,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate countedFrom,
        List<String> missed,
        String calendarVersion,
        List<Day> ledger) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Day(
            @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate on,
            boolean counts,
            Integer day,
            String why,
            String source) {

        static Day of(LedgerEntry entry) {
            return new Day(entry.on(), entry.counts(), entry.day(), entry.why(), entry.source());
        }
    }

    static DeadlineAnswer of(Deadline deadline) {
        return new DeadlineAnswer(
                deadline.status(),
                deadline.dueOn(),
                deadline.dueWithoutExtension(),
                deadline.payBy(),
                deadline.countedFrom(),
                deadline.missed().stream().map(LocalDate::toString).toList(),
                deadline.calendarVersion(),
                deadline.ledger().stream().map(Day::of).toList());
    }
}
