package org.foicasework.process.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.foicasework.process.guard.Diagrams;
import org.foicasework.process.guard.Finding;
import org.foicasework.process.guard.Guard;
import org.foicasework.process.guard.Report;

/**
 * The guard's door in the engine: judges every deployment, whoever makes it (the Modeler, REST, this application at its start),
 * together with what else is in force. On any finding that refuses, nothing is deployed, and the answer tells all of them, as the check on the
 * command line does.
 *
 * <p>What is deployed already is read again after every start; it is left alone, so that a rule that came later does not strand
 * its cases.
 */
final class DiagramGuard implements Deployer {

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, byte[]> deployed = deployment.getResources().values().stream()
                .collect(Collectors.toMap(
                        resource -> flat(resource.getName()), ResourceEntity::getBytes, (one, other) -> other));
        Diagrams inForce = Context.getCommandContext().runWithoutAuthorization(this::inForce);
        List<Finding> findings = Guard.check(inForce, deployed, this::waiting);
        DeploymentAudit.looked(
                Guard.names(),
                findings.stream()
                        .filter(finding -> !finding.refuses())
                        .map(Finding::toString)
                        .toList());
        Report refused = Report.ofRefused(findings, deployed.keySet());
        if (!refused.isEmpty()) {
            throw new BadUserRequestException("Nothing was deployed.\n\n" + refused);
        }
    }

    private static String flat(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The latest version of everything that is deployed. */
    private Diagrams inForce() {
        ProcessEngineServices engine = Context.getProcessEngineConfiguration().getProcessEngine();
        RepositoryService repository = engine.getRepositoryService();
        Map<String, byte[]> files = new HashMap<>();
        for (Deployment deployment :
                repository.createDeploymentQuery().orderByDeploymentTime().asc().unlimitedList()) {
            repository.getDeploymentResourceNames(deployment.getId()).stream()
                    .filter(name -> name.endsWith(".html") || name.endsWith(".mustache"))
                    .forEach(name -> files.put(flat(name), new byte[0]));
        }
        for (ProcessDefinition process :
                repository.createProcessDefinitionQuery().latestVersion().unlimitedList()) {
            files.put(
                    process.getKey() + ".bpmn", read(repository, process.getDeploymentId(), process.getResourceName()));
        }
        for (DecisionDefinition table :
                repository.createDecisionDefinitionQuery().latestVersion().unlimitedList()) {
            files.put(table.getKey() + ".dmn", read(repository, table.getDeploymentId(), table.getResourceName()));
        }
        return Diagrams.of(files);
    }

    private static byte[] read(RepositoryService repository, String deployment, String name) {
        try (InputStream content = repository.getResourceAsStream(deployment, name)) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** How many cases wait at an element of a process, in any of its versions. */
    private long waiting(String process, String element) {
        ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
        return Context.getCommandContext().runWithoutAuthorization(() -> engine.getRuntimeService()
                .createExecutionQuery()
                .processDefinitionKey(process)
                .activityId(element)
                .count());
    }
}
