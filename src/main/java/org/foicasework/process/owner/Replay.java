package org.foicasework.process.owner;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.xml.ModelException;
import org.foicasework.clock.WorkingDays;
import org.foicasework.process.internal.EngineIdentity;
import org.foicasework.process.internal.ThrowAwayEngine;
import org.foicasework.process.owner.Recordings.Recording;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Today;
import org.springframework.stereotype.Component;

/**
 * Runs the cases on record through changed diagrams and tables, in an engine that is thrown away. It tells where a case would go with
 * what is on record; what it would be asked at a step that it never came to, nobody can know.
 */
@Component
class Replay {

    private final RepositoryService repository;
    private final Recordings recordings;
    private final Diagrams diagrams;
    private final EngineIdentity identity;
    private final WorkingDays workingDays;
    private final Today today;

    Replay(
            RepositoryService repository,
            Recordings recordings,
            Diagrams diagrams,
            EngineIdentity identity,
            WorkingDays workingDays,
            Today today) {
        this.repository = repository;
        this.recordings = recordings;
        this.diagrams = diagrams;
        this.identity = identity;
        this.workingDays = workingDays;
        this.today = today;
    }

    /** What a change does to a case. */
    enum Kind {
        /** It has no way on, or waits where nothing on record happens. */
        STUCK("would get stuck"),
        /** A notice that went out would not. */
        MISSES_NOTICE("would miss a notice"),
        /** It passes other steps than it did. */
        ELSEWHERE("would go elsewhere"),
        /** The way depends on something that the record does not have. */
        UNKNOWN("cannot be told"),
        /** It goes the way it went. */
        SAME("would go as before");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As the end of a sentence: "12 would get stuck". */
        public String words() {
            return words;
        }
    }

    /** What happens to one case, in words. */
    record Fate(Kind kind, String reference, String words) {}

    /** The same fate of several cases, with some of them. */
    record Group(Kind kind, String words, long cases, List<String> some) {}

    /** The replay of one process. */
    record Report(String process, long cases, List<Group> groups) {

        long of(Kind kind) {
            return groups.stream()
                    .filter(group -> group.kind() == kind)
                    .mapToLong(Group::cases)
                    .sum();
        }
    }

    /** What a change touches: the diagrams to go through, and all tables as they would be. */
    record Change(Map<String, ReplayDiagram> diagrams, Map<String, byte[]> tables) {}

    /** Is told how many cases are done, and how many there are. */
    @FunctionalInterface
    interface Progress {

        void tell(int done, int all);
    }

    /**
     * Reads changed files.
     *
     * @param changed diagrams and tables, by file name; each takes the place of the one in force with its id
     * @throws InvalidSubmissionException when a file cannot be used
     */
    Change read(Map<String, byte[]> changed) {
        Map<String, ReplayDiagram> touched = new TreeMap<>();
        Map<String, byte[]> tables = new TreeMap<>();
        identity.asNobody(() -> {
            repository.createDecisionDefinitionQuery().latestVersion().unlimitedList().stream()
                    .forEach(table -> tables.put(table.getKey(), content(table)));
            return null;
        });
        Set<String> changedTables = new HashSet<>();
        changed.forEach((file, content) -> {
            if (file.endsWith(".bpmn")) {
                ReplayDiagram diagram = new ReplayDiagram(file, content);
                touched.put(diagram.process(), diagram);
            } else if (file.endsWith(".dmn")) {
                String key = tableKey(file, content);
                tables.put(key, content);
                changedTables.add(key);
            }
        });
        identity.asNobody(() -> {
            for (ProcessDefinition process :
                    repository.createProcessDefinitionQuery().latestVersion().unlimitedList()) {
                if (!touched.containsKey(process.getKey())) {
                    ReplayDiagram diagram = new ReplayDiagram(process.getResourceName(), content(process));
                    if (!Collections.disjoint(diagram.tables(), changedTables)) {
                        touched.put(process.getKey(), diagram);
                    }
                }
            }
            return null;
        });
        if (touched.isEmpty()) {
            throw new InvalidSubmissionException("Choose at least one changed diagram (.bpmn) or table (.dmn).");
        }
        return new Change(touched, tables);
    }

    /**
     * Replays the newest cases of every process that a change touches.
     *
     * @param atMost how many cases of each process, at most
     * @throws InvalidSubmissionException when the engine cannot use a file
     */
    List<Report> run(Change change, int atMost, Progress progress) {
        Recorded recorded = new Recorded();
        try (ThrowAwayEngine thrownAway =
                ThrowAwayEngine.start(ReplayDiagram.BEAN, recorded, recorded::passed, workingDays, today)) {
            ProcessEngine engine = thrownAway.engine();
            deploy(engine, change);
            Map<ReplayDiagram, List<HistoricProcessInstance>> cases = new LinkedHashMap<>();
            change.diagrams()
                    .values()
                    .forEach(diagram -> cases.put(diagram, recordings.newest(diagram.process(), atMost)));
            int all = cases.values().stream().mapToInt(List::size).sum();
            Set<String> inputs = inputs(change.tables());
            int[] done = {0};
            progress.tell(done[0], all);
            return cases.entrySet().stream()
                    .map(each -> report(
                            engine,
                            recorded,
                            each.getKey(),
                            each.getValue(),
                            inputs,
                            () -> progress.tell(++done[0], all)))
                    .toList();
        }
    }

    private static void deploy(ProcessEngine engine, Change change) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        change.diagrams()
                .forEach((process, diagram) ->
                        deployment.addInputStream(process + ".bpmn", new ByteArrayInputStream(diagram.bytes())));
        change.tables()
                .forEach((key, content) -> deployment.addInputStream(key + ".dmn", new ByteArrayInputStream(content)));
        try {
            deployment.deploy();
        } catch (ProcessEngineException refused) {
            throw new InvalidSubmissionException("The engine cannot read the change: " + refused.getMessage());
        }
    }

    private Report report(
            ProcessEngine engine,
            Recorded recorded,
            ReplayDiagram diagram,
            List<HistoricProcessInstance> cases,
            Set<String> inputs,
            Runnable caseDone) {
        BpmnModelInstance now = Bpmn.readModelFromStream(new ByteArrayInputStream(diagram.original()));
        Map<String, Map<String, String>> newIds = new HashMap<>();
        Function<String, Map<String, String>> renamed =
                definition -> newIds.computeIfAbsent(definition, id -> Diagrams.newIds(diagrams.of(id), now));
        Map<String, ReplayDiagram> old = new HashMap<>();
        Function<String, ReplayDiagram> oldDiagrams = definition -> old.computeIfAbsent(
                definition,
                id -> new ReplayDiagram("The diagram in force", Diagrams.under(renamed.apply(id), diagrams.of(id))));
        Set<String> variables = new HashSet<>(diagram.variables());
        variables.addAll(inputs);
        identity.asNobody(() -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(diagram.process())
                        .unlimitedList())
                .forEach(definition ->
                        variables.addAll(oldDiagrams.apply(definition.getId()).variables()));
        List<Fate> fates = new ArrayList<>();
        for (HistoricProcessInstance each : cases) {
            Recording recording = recordings.of(each, variables);
            fates.add(new Replayed(
                            engine,
                            recorded,
                            diagram,
                            oldDiagrams.apply(recording.definition()),
                            recording.under(renamed.apply(recording.definition())))
                    .fate());
            caseDone.run();
        }
        return new Report(processName(diagram.process()), cases.size(), grouped(fates));
    }

    /** What the tables read; the way of a case may depend on it. */
    private static Set<String> inputs(Map<String, byte[]> tables) {
        return tables.values().stream()
                .flatMap(content -> Dmn.readModelFromStream(new ByteArrayInputStream(content))
                        .getModelElementsByType(InputExpression.class)
                        .stream())
                .map(input -> input.getText().getTextContent().strip())
                .collect(Collectors.toSet());
    }

    private static List<Group> grouped(List<Fate> fates) {
        Map<Fate, List<String>> groups = new LinkedHashMap<>();
        fates.forEach(
                fate -> groups.computeIfAbsent(new Fate(fate.kind(), null, fate.words()), same -> new ArrayList<>())
                        .add(fate.reference()));
        return groups.entrySet().stream()
                .map(group -> new Group(
                        group.getKey().kind(),
                        group.getKey().words(),
                        group.getValue().size(),
                        group.getValue().stream().distinct().limit(5).toList()))
                .sorted(Comparator.comparing(Group::kind)
                        .thenComparing(Comparator.comparingLong(Group::cases).reversed()))
                .toList();
    }

    private String processName(String process) {
        return identity.asNobody(() ->
                repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().list().stream()
                        .findFirst()
                        .map(RunningCases::name)
                        .orElse(process));
    }

    private byte[] content(ProcessDefinition process) {
        return read(repository.getResourceAsStream(process.getDeploymentId(), process.getResourceName()));
    }

    private byte[] content(DecisionDefinition table) {
        return read(repository.getResourceAsStream(table.getDeploymentId(), table.getResourceName()));
    }

    private static byte[] read(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String tableKey(String file, byte[] content) {
        try {
            return Dmn.readModelFromStream(new ByteArrayInputStream(content))
                    .getModelElementsByType(Decision.class)
                    .stream()
                    .findFirst()
                    .map(decision -> decision.getId())
                    .orElseThrow(() -> new InvalidSubmissionException(file + " contains no decision."));
        } catch (ModelException unreadable) {
            throw new InvalidSubmissionException("%s cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
    }
}
