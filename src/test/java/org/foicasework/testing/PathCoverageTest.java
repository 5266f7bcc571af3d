package org.foicasework.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs last: whatever stands in our diagrams was passed by some case of this run. */
@CaseworkTest
@Order(Integer.MAX_VALUE)
class PathCoverageTest {

    /** Fewer cases than this, and somebody runs a single class: then there is nothing to say. */
    private static final int WHOLE_SUITE = 11;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Test
    void everyElementOfEveryDiagramWasPassed() throws IOException {
        assumeTrue(
                history.createHistoricProcessInstanceQuery()
                                .processDefinitionKey("foi-request")
                                .count()
                        >= WHOLE_SUITE,
                "Only part of the suite has run");
        List<String> missed = new ArrayList<>();
        System.out.println("Elements passed in this run");
        for (String diagram : diagrams()) {
            String definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(diagram)
                    .latestVersion()
                    .singleResult()
                    .getId();
            Set<String> elements =
                    repository.getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class).stream()
                            .map(FlowNode::getId)
                            .collect(Collectors.toCollection(TreeSet::new));
            Set<String> passed =
                    history.createHistoricActivityInstanceQuery().processDefinitionId(definition).list().stream()
                            .map(HistoricActivityInstance::getActivityId)
                            .collect(Collectors.toSet());
            Set<String> left = new TreeSet<>(elements);
            left.removeAll(passed);
            System.out.printf(
                    "  %-18s %3d of %3d%s%n",
                    diagram, elements.size() - left.size(), elements.size(), left.isEmpty() ? "" : "  missed: " + left);
            left.forEach(element -> missed.add(diagram + ": " + element));
        }
        assertThat(missed).as("elements that no case passed").isEmpty();
    }

    private static List<String> diagrams() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn"))
                    .map(name -> name.substring(0, name.length() - ".bpmn".length()))
                    .sorted()
                    .toList();
        }
    }
}
