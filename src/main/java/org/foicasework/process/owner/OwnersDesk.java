package org.foicasework.process.owner;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.foicasework.notice.NoticeTemplates;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.TemplateCheck;
import org.foicasework.process.Groups;
import org.foicasework.process.People;
import org.foicasework.process.Person;
import org.foicasework.process.internal.EngineIdentity;
import org.foicasework.process.owner.Migrations.Migration;
import org.foicasework.process.owner.Migrations.Progress;
import org.foicasework.process.owner.Trials.Trial;
import org.springframework.stereotype.Service;

/** What stands on the pages of those who own the process. Managers may read them; only owners change anything. */
@Service
public class OwnersDesk {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));
    private static final int NEWEST = 20;
    private static final int NEWEST_TRIALS = 5;

    private final DeploymentRecords deployments;
    private final RunningCases running;
    private final MigrationPlans plans;
    private final Migrations migrations;
    private final Mover mover;
    private final Trials trials;
    private final RepositoryService repository;
    private final TemplateCheck templateCheck;
    private final NoticeTemplates templates;
    private final Person person;
    private final EngineIdentity identity;
    private final People people;

    OwnersDesk(
            DeploymentRecords deployments,
            RunningCases running,
            MigrationPlans plans,
            Migrations migrations,
            Mover mover,
            Trials trials,
            RepositoryService repository,
            TemplateCheck templateCheck,
            NoticeTemplates templates,
            Person person,
            EngineIdentity identity,
            People people) {
        this.deployments = deployments;
        this.running = running;
        this.plans = plans;
        this.migrations = migrations;
        this.mover = mover;
        this.trials = trials;
        this.repository = repository;
        this.templateCheck = templateCheck;
        this.templates = templates;
        this.person = person;
        this.identity = identity;
        this.people = people;
    }

    /** Whether the person may read these pages. */
    public boolean mayRead() {
        return owns() || person.groups().contains(Groups.MANAGERS);
    }

    /** Whether the person may move cases and try changes. */
    public boolean owns() {
        return person.groups().contains(Groups.PROCESS_OWNERS);
    }

    /** The first page: where cases wait, what moves, what was deployed. */
    public Map<String, Object> page() {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("owns", owns());
        Map<Boolean, List<RunningCases.Process>> idle =
                running.all().stream().collect(Collectors.partitioningBy(RunningCases.Process::idle));
        page.put("processes", idle.get(false));
        page.put("idle", idle.get(true).stream().map(RunningCases.Process::name).toList());
        page.put(
                "migrations",
                migrations.newest(NEWEST).stream().map(this::shown).toList());
        page.put(
                "trials", trials.newest(NEWEST_TRIALS).stream().map(this::shown).toList());
        page.put(
                "deployments",
                deployments.newest(NEWEST).stream().map(this::shown).toList());
        page.put(
                "notices",
                Arrays.stream(NoticeType.values())
                        .map(type -> Map.of("path", type.template(), "title", type.title()))
                        .toList());
        return page;
    }

    private Map<String, Object> shown(DeploymentRecords.Entry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        boolean release = entry.attempt().actor().equals("system");
        shown.put("at", MOMENT.format(entry.at()));
        shown.put("who", release ? "The release" : people.name(entry.attempt().actor()));
        shown.put("name", entry.attempt().name());
        shown.put("accepted", entry.accepted());
        shown.put("definitions", entry.definitions());
        shown.put("files", String.join(", ", entry.attempt().files()));
        shown.put("rules", entry.judgement().rules());
        shown.put("ruleCount", entry.judgement().rules().size());
        shown.put("findings", entry.judgement().findings());
        return shown;
    }

    private Map<String, Object> shown(Migration migration) {
        Progress progress = migrations.progress(migration.id());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", migration.id());
        shown.put("process", nameOf(migration));
        shown.put("source", migration.sourceVersion());
        shown.put("target", migration.targetVersion());
        shown.put("dryRun", migration.dryRun());
        shown.put("at", MOMENT.format(migration.startedAt()));
        shown.put("by", people.name(migration.startedBy()));
        shown.put("all", progress.all());
        shown.put("done", progress.all() - progress.waiting());
        shown.put("waiting", progress.waiting());
        shown.put("moved", progress.moved());
        shown.put("staying", progress.staying());
        shown.put("gone", progress.gone());
        shown.put("state", state(migration));
        shown.put("open", migration.finishedAt() == null && migration.stoppedAt() == null);
        shown.put("finished", migration.finishedAt() != null);
        shown.put("stopped", migration.stoppedAt() != null);
        return shown;
    }

    private static String state(Migration migration) {
        if (migration.finishedAt() != null) {
            return "Done on " + moment(migration.finishedAt());
        }
        return migration.stoppedAt() != null ? "Stopped on " + moment(migration.stoppedAt()) : "Under way";
    }

    private static String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    private String nameOf(Migration migration) {
        return definition(migration.targetId()).map(RunningCases::name).orElse(migration.process());
    }

    private Optional<ProcessDefinition> definition(String id) {
        return identity.asNobody(() -> Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionId(id)
                .singleResult()));
    }

    /** The page on which a migration is planned; empty when there are no such versions. */
    public Optional<Map<String, Object>> plan(String sourceId, String targetId) {
        Optional<ProcessDefinition> source = definition(sourceId);
        Optional<ProcessDefinition> target = definition(targetId);
        if (source.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("process", RunningCases.name(target.get()));
        page.put("sourceId", sourceId);
        page.put("targetId", targetId);
        page.put("source", source.get().getVersion());
        page.put("target", target.get().getVersion());
        page.put("steps", running.steps(sourceId));
        page.put("unmatched", plans.unmatched(sourceId, targetId));
        return Optional.of(page);
    }

    /**
     * Begins to move cases, or to try whether they could be moved.
     *
     * @param renamed for each step that got another id, which one it is now
     * @return the number of the migration
     * @throws org.foicasework.request.InvalidSubmissionException when the plan is not possible, with the reasons
     */
    public long start(String sourceId, String targetId, Map<String, String> renamed, boolean dryRun) {
        long id = migrations.start(sourceId, targetId, renamed, dryRun, person.id());
        mover.wake();
        return id;
    }

    /** Moves for real what a dry run tried; empty when there is no such dry run. */
    public Optional<Long> carryOut(long dryRun) {
        return migrations
                .find(dryRun)
                .filter(Migration::dryRun)
                .map(tried -> start(tried.sourceId(), tried.targetId(), tried.renamed(), false));
    }

    /** Ends a migration before its time. */
    public void stop(long id) {
        migrations.stop(id);
    }

    /** How far a migration is, and which cases stay and why; empty when there is none with this number. */
    public Optional<Map<String, Object>> migration(long id) {
        return migrations.find(id).map(migration -> {
            Map<String, Object> page = shown(migration);
            page.put("owns", owns());
            page.put(
                    "reasons",
                    migrations.reasons(id).stream()
                            .map(reason -> Map.of(
                                    "words", reason.words(),
                                    "cases", reason.cases(),
                                    "some", String.join(", ", reason.some())))
                            .toList());
            page.put("renamed", migration.renamed().size());
            return page;
        });
    }

    /**
     * Begins to try what changed diagrams and tables would do to the cases on record.
     *
     * @param changed the changed files, by their names; nothing of them is deployed
     * @return the number of the trial
     * @throws org.foicasework.request.InvalidSubmissionException when a file cannot be used, or another trial is under way
     */
    public long tryOut(Map<String, byte[]> changed) {
        return trials.start(changed, person.id());
    }

    /** How far a trial is, and what the change would do; empty when there is none with this number. */
    public Optional<Map<String, Object>> trial(long id) {
        return trials.find(id).map(trial -> {
            Map<String, Object> page = shown(trial);
            page.put("reports", trial.reports().stream().map(OwnersDesk::shown).toList());
            return page;
        });
    }

    private Map<String, Object> shown(Trial trial) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", trial.id());
        shown.put("changed", String.join(", ", trial.files()));
        shown.put("at", moment(trial.startedAt()));
        shown.put("by", people.name(trial.startedBy()));
        shown.put("open", trial.state() == Trials.State.UNDER_WAY);
        shown.put(
                "finished",
                trial.state() == Trials.State.FINISHED && trial.problem().isEmpty());
        shown.put("interrupted", trial.state() == Trials.State.INTERRUPTED);
        shown.put("failed", trial.problem().orElse(null));
        shown.put("done", trial.done());
        shown.put("all", trial.all().orElse(null));
        return shown;
    }

    private static Map<String, Object> shown(Replay.Report report) {
        return Map.of(
                "process", report.process(),
                "cases", report.cases() == 1 ? "1 case on record" : report.cases() + " cases on record",
                "counts",
                        Arrays.stream(Replay.Kind.values())
                                .filter(kind -> report.of(kind) > 0)
                                .map(kind -> Map.of("cases", report.of(kind), "words", kind.words()))
                                .toList(),
                "groups",
                        report.groups().stream()
                                .filter(group -> !group.words().isEmpty())
                                .map(group -> Map.of(
                                        "fate", group.kind().words(),
                                        "words", group.words(),
                                        "cases", group.cases(),
                                        "some", String.join(", ", group.some())))
                                .toList());
    }

    /**
     * The page that shows the wording of a notice with invented facts; empty when there is no such notice.
     *
     * @param template the name of its template
     * @param changed changed templates that are not deployed, by their file names
     */
    public Optional<Map<String, Object>> notice(String template, Map<String, byte[]> changed) {
        NoticeTemplates words = name -> {
            byte[] own = changed.get(name + ".mustache");
            return own == null ? templates.text(name) : new String(own, StandardCharsets.UTF_8);
        };
        return Arrays.stream(NoticeType.values())
                .filter(type -> type.template().equals(template))
                .findFirst()
                .map(type -> {
                    List<TemplateCheck.Fault> faults = templateCheck.faults(type, words);
                    Map<String, Object> page = new LinkedHashMap<>();
                    page.put("owns", owns());
                    page.put("template", template);
                    page.put("title", type.title());
                    page.put("changed", String.join(", ", changed.keySet()));
                    page.put("isChanged", !changed.isEmpty());
                    page.put(
                            "stopping",
                            faults.stream().filter(TemplateCheck.Fault::stops).toList());
                    page.put(
                            "warnings",
                            faults.stream().filter(fault -> !fault.stops()).toList());
                    page.put("previews", templateCheck.previews(type, words));
                    return page;
                });
    }
}
