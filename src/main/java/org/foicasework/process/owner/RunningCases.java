package org.foicasework.process.owner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.foicasework.process.internal.EngineIdentity;
import org.springframework.stereotype.Component;

/** How many cases wait at which step of which version. */
@Component
class RunningCases {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Diagrams diagrams;
    private final EngineIdentity identity;

    RunningCases(
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService management,
            Diagrams diagrams,
            EngineIdentity identity) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.diagrams = diagrams;
        this.identity = identity;
    }

    /** A step at which something waits. */
    record Step(String id, String name, long waiting) {}

    /**
     * One version of a process.
     *
     * @param newer the newest version, when this is an older one
     */
    record Version(String id, int version, boolean newest, String newer, long cases, List<Step> steps) {

        /** "1 case runs", "12 cases run". */
        public String words() {
            return cases == 0 ? "no case" : cases == 1 ? "1 case" : cases + " cases";
        }
    }

    /** A process with its newest version and every older one that a case runs on. */
    record Process(String key, String name, List<Version> versions) {

        /** Whether no case runs on any of its versions. */
        boolean idle() {
            return versions.stream().allMatch(version -> version.cases() == 0);
        }
    }

    /** All processes by name. */
    List<Process> all() {
        return identity.asNobody(() -> {
            Map<String, List<ProcessDefinition>> byKey = new LinkedHashMap<>();
            repository
                    .createProcessDefinitionQuery()
                    .orderByProcessDefinitionKey()
                    .asc()
                    .orderByProcessDefinitionVersion()
                    .desc()
                    .unlimitedList()
                    .forEach(definition -> byKey.computeIfAbsent(definition.getKey(), key -> new ArrayList<>())
                            .add(definition));
            return byKey.values().stream()
                    .map(this::process)
                    .sorted(Comparator.comparing(Process::name))
                    .toList();
        });
    }

    private Process process(List<ProcessDefinition> versions) {
        ProcessDefinition newest = versions.get(0);
        return new Process(
                newest.getKey(),
                name(newest),
                versions.stream()
                        .map(definition -> version(definition, newest))
                        .filter(version -> version.newest() || version.cases() > 0)
                        .toList());
    }

    private Version version(ProcessDefinition definition, ProcessDefinition newest) {
        boolean isNewest = definition.getId().equals(newest.getId());
        return new Version(
                definition.getId(),
                definition.getVersion(),
                isNewest,
                isNewest ? null : newest.getId(),
                runtime.createProcessInstanceQuery()
                        .processDefinitionId(definition.getId())
                        .count(),
                steps(definition.getId()));
    }

    /** Where the cases of a version wait, most first. */
    List<Step> steps(String definitionId) {
        return identity.asNobody(() -> management.createActivityStatisticsQuery(definitionId).unlimitedList().stream()
                .sorted(Comparator.comparingInt(ActivityStatistics::getInstances)
                        .reversed()
                        .thenComparing(ActivityStatistics::getId))
                .map(step -> new Step(step.getId(), diagrams.name(definitionId, step.getId()), step.getInstances()))
                .toList());
    }

    static String name(ProcessDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }
}
