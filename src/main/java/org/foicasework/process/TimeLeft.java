package org.foicasework.process;

import java.time.LocalDate;
import org.foicasework.clock.WorkingDays;
import org.foicasework.request.Today;
import org.springframework.stereotype.Component;

/** How long it is until a date, in words. */
@Component
class TimeLeft {

    private final WorkingDays workingDays;
    private final Today today;

    TimeLeft(WorkingDays workingDays, Today today) {
        this.workingDays = workingDays;
        this.today = today;
    }

    /** "3 working days left", "due today", "2 working days late"; null without a date. */
    String until(LocalDate dueOn) {
        if (dueOn == null) {
            return null;
        }
        int days = workingDays.between(today.date(), dueOn);
        String count = Math.abs(days) == 1 ? "1 working day" : Math.abs(days) + " working days";
        if (today.date().isAfter(dueOn)) {
            return days == 0 ? "late" : count + " late";
        }
        return days == 0 ? "due today" : count + " left";
    }
}
