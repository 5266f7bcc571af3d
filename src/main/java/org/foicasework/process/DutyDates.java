package org.foicasework.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.foicasework.clock.WorkingDays;
import org.springframework.stereotype.Component;

/** Hands a date to the process that watches it: of an answer, of a review, or of the steps of a decision notice. */
@Component
class DutyDates {

    private final WorkingDays workingDays;
    private final CasePolicy policy;

    DutyDates(WorkingDays workingDays, CasePolicy policy) {
        this.workingDays = workingDays;
        this.policy = policy;
    }

    /** Sets the dates that the watch reads; none when there is nothing to watch any more. */
    void set(DelegateExecution execution, LocalDate dueOn) {
        execution.getProcessInstance().setVariables(of(dueOn));
    }

    /** The dates that the watch reads. The due date comes last: the watch starts anew on its change. */
    Map<String, Object> of(LocalDate dueOn) {
        Map<String, Object> dates = new LinkedHashMap<>();
        dates.put(
                Variables.REMIND_ON.name(),
                dueOn == null ? null : Dates.morningOf(workingDays.nthBefore(dueOn, policy.remindBefore())));
        dates.put(
                Variables.ESCALATE_ON.name(),
                dueOn == null ? null : Dates.morningOf(workingDays.nthBefore(dueOn, policy.escalateBefore())));
        dates.put(Variables.BREACH_ON.name(), Dates.after(dueOn));
        dates.put(Variables.DUE_ON.name(), Dates.endOf(dueOn));
        return dates;
    }
}
