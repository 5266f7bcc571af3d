package org.foicasework.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.foicasework.clock.WorkingDays;
import org.springframework.stereotype.Component;

/** Hands the date of a review, or of the steps of a decision notice, to the process that watches it. */
@Component
class DutyDates {

    private final WorkingDays workingDays;
    private final CasePolicy policy;

    DutyDates(WorkingDays workingDays, CasePolicy policy) {
        this.workingDays = workingDays;
        this.policy = policy;
    }

    /** Sets the dates that the watch reads. The due date comes last: the watch starts anew on its change. */
    void set(DelegateExecution execution, LocalDate dueOn) {
        DelegateExecution process = execution.getProcessInstance();
        Variables.REMIND_ON.set(
                process, dueOn == null ? null : Dates.morningOf(workingDays.nthBefore(dueOn, policy.remindBefore())));
        Variables.ESCALATE_ON.set(
                process, dueOn == null ? null : Dates.morningOf(workingDays.nthBefore(dueOn, policy.escalateBefore())));
        Variables.BREACH_ON.set(process, Dates.after(dueOn));
        Variables.DUE_ON.set(process, Dates.endOf(dueOn));
    }
}
