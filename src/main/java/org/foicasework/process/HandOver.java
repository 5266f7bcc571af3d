package org.foicasework.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.request.Absences;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands cases and tasks from one person to another, when somebody leaves or is away. Whoever takes a task over stands under the
 * same prohibitions: a gate that refuses a person refuses them here as well, and the task goes back to its group instead.
 */
@Service
public class HandOver {

    private final TaskService taskService;
    private final RequestRegister register;
    private final Absences absences;
    private final AuditTrail audit;
    private final People people;
    private final Actor actor;
    private final Today today;
    private final TransactionTemplate oneByOne;

    HandOver(
            TaskService taskService,
            RequestRegister register,
            Absences absences,
            AuditTrail audit,
            People people,
            Actor actor,
            Today today,
            PlatformTransactionManager transactions) {
        this.taskService = taskService;
        this.register = register;
        this.absences = absences;
        this.audit = audit;
        this.people = people;
        this.actor = actor;
        this.today = today;
        this.oneByOne = new TransactionTemplate(transactions);
    }

    /** What became of everything that a person had. */
    public record Result(int cases, int handedOver, int backToTheGroup) {}

    /**
     * Hands one case over, with the open tasks of it that its owner had claimed.
     *
     * @throws InvalidSubmissionException when the new owner is no caseworker or is away
     */
    public Result handOverCase(String reference, String to) {
        requireCaseworker(to);
        String person = actor.id();
        String from = register.get(reference).caseOwner();
        oneByOne.executeWithoutResult(status -> register.setOwner(reference, to, person));
        List<Task> claimed = actor.asTheHouse(() -> taskService
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskAssignee(from)
                .list());
        return tasks(1, claimed, from, to);
    }

    /**
     * Hands everything over that a person has: their cases, and the tasks they have claimed.
     *
     * @param to null when all of it goes back to the groups; the cases then keep their owner
     * @throws InvalidSubmissionException when nobody is named, or the other person is away
     */
    public Result handOverEverything(String from, String to) {
        if (from == null || from.isBlank() || from.equals(to)) {
            throw new InvalidSubmissionException(
                    List.of(new Problem("from", "Say whose work it is, and hand it to somebody else.")));
        }
        String person = actor.id();
        int cases = 0;
        if (to != null) {
            requireHere(to);
            if (people.inGroup(Groups.CASEWORKERS).containsKey(to)) {
                List<String> owned = register.openCasesOf(from);
                owned.forEach(
                        reference -> oneByOne.executeWithoutResult(status -> register.setOwner(reference, to, person)));
                cases = owned.size();
            }
        }
        return tasks(cases, claimedBy(from), from, to);
    }

    private Result tasks(int cases, List<Task> claimed, String from, String to) {
        int handedOver = 0;
        for (Task task : claimed) {
            if (to != null && mayTake(task, to) && assigned(task, from, to)) {
                handedOver++;
            } else {
                assigned(task, from, null);
            }
        }
        return new Result(cases, handedOver, claimed.size() - handedOver);
    }

    private boolean mayTake(Task task, String person) {
        List<String> groups = house(() -> people.groupsOf(person));
        return house(() -> taskService.getIdentityLinksForTask(task.getId())).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .anyMatch(groups::contains);
    }

    /** Each task by itself: the gates refuse a person when a task is given to them, and the others go on. */
    private boolean assigned(Task task, String from, String to) {
        String person = actor.id();
        try {
            oneByOne.executeWithoutResult(status -> {
                if (house(() -> taskService
                                .createTaskQuery()
                                .taskId(task.getId())
                                .taskAssignee(from)
                                .count())
                        == 0) {
                    return;
                }
                String reference =
                        house(() -> (String) taskService.getVariable(task.getId(), Variables.CASE_REFERENCE.name()));
                house(() -> {
                    taskService.setAssignee(task.getId(), to);
                    return null;
                });
                audit.record(
                        reference,
                        person,
                        "took the task \"" + task.getName() + "\" from " + people.name(from)
                                + (to == null ? " and put it back" : " and gave it to " + people.name(to)),
                        null);
            });
            return true;
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidSubmissionException) {
                    return false;
                }
            }
            throw failed;
        }
    }

    private <T> T house(Supplier<T> work) {
        return actor.asTheHouse(work);
    }

    private void requireCaseworker(String person) {
        if (!people.inGroup(Groups.CASEWORKERS).containsKey(person)) {
            throw new InvalidSubmissionException(
                    List.of(new Problem("to", "Choose a caseworker: only they look after cases.")));
        }
        requireHere(person);
    }

    private void requireHere(String person) {
        absences.of(person, today.date()).ifPresent(absence -> {
            throw new InvalidSubmissionException(List.of(new Problem(
                    "to",
                    people.name(person) + " is away until " + Today.words(absence.toDay())
                            + ". Choose somebody else.")));
        });
    }

    /**
     * Records an absence. What the person has claimed goes over when it begins; for one that has begun, that is at once.
     *
     * @return what was handed over; nothing yet for an absence that begins later, see {@link #ofThoseAway}
     * @throws InvalidSubmissionException when the days or the substitute cannot be
     */
    public Result away(String person, LocalDate from, LocalDate to, String substitute) {
        oneByOne.executeWithoutResult(status -> absences.record(person, from, to, substitute, actor.id()));
        return from.isAfter(today.date())
                ? new Result(0, 0, 0)
                : tasks(0, claimedBy(person), person, substitute == null || substitute.isBlank() ? null : substitute);
    }

    /** Hands on what lies with people who are away today, to whoever stands in or back to the group; safe to run at any time. */
    public void ofThoseAway() {
        absences.nowAndToCome().stream()
                .map(Absences.Absence::person)
                .distinct()
                .flatMap(person -> absences.of(person, today.date()).stream())
                .forEach(absence -> tasks(0, claimedBy(absence.person()), absence.person(), standsIn(absence)));
    }

    /** Who takes the work; null when it goes back to the group, because nobody was named or that person is away as well. */
    private String standsIn(Absences.Absence absence) {
        return absence.substitute() == null
                        || absences.of(absence.substitute(), today.date()).isPresent()
                ? null
                : absence.substitute();
    }

    private List<Task> claimedBy(String person) {
        return house(() -> taskService.createTaskQuery().taskAssignee(person).unlimitedList());
    }

    /** Everybody who works cases, with how much each has. */
    public List<Map<String, Object>> workload() {
        Map<String, String> everybody = new TreeMap<>();
        List.of(
                        Groups.CASEWORKERS,
                        Groups.MANAGERS,
                        Groups.INFORMATION_OWNERS,
                        Groups.INTERNAL_REVIEWERS,
                        Groups.QUALIFIED_PERSONS)
                .forEach(group -> everybody.putAll(people.inGroup(group)));
        List<Map<String, Object>> rows = new ArrayList<>();
        everybody.forEach((id, name) -> rows.add(Desk.fields(
                "id", id,
                "name", name,
                "cases", register.openCasesOf(id).size(),
                "tasks",
                        house(() ->
                                taskService.createTaskQuery().taskAssignee(id).count()),
                "away",
                        absences.of(id, today.date())
                                .map(absence -> "until " + Today.words(absence.toDay())
                                        + (absence.substitute() == null
                                                ? ""
                                                : ", " + people.name(absence.substitute()) + " stands in"))
                                .orElse(null))));
        rows.sort(Comparator.comparing(row -> (String) row.get("name")));
        return rows;
    }

    /** The absences that are not over. */
    public List<Map<String, Object>> absences() {
        return absences.nowAndToCome().stream()
                .map(absence -> Desk.fields(
                        "id", absence.id(),
                        "name", people.name(absence.person()),
                        "from", Today.words(absence.fromDay()),
                        "to", Today.words(absence.toDay()),
                        "substitute", absence.substitute() == null ? null : people.name(absence.substitute())))
                .toList();
    }

    /** Ends an absence early. */
    public void back(long absenceId) {
        oneByOne.executeWithoutResult(status -> absences.end(absenceId));
    }
}
