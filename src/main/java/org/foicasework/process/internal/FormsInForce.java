package org.foicasework.process.internal;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceTypes;
import org.foicasework.process.guard.Diagrams;

/**
 * Who deploys one diagram from the Modeler need not add the forms that have not changed. The engine looks for a form in the
 * deployment of its diagram and nowhere else, so the newest of each that is missing is put there.
 */
final class FormsInForce implements Deployer {

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, byte[]> deployed = deployment.getResources().values().stream()
                .collect(Collectors.toMap(ResourceEntity::getName, ResourceEntity::getBytes));
        Set<String> missing = new TreeSet<>(Diagrams.of(deployed).forms());
        missing.removeAll(deployed.keySet());
        if (!missing.isEmpty()) {
            Context.getCommandContext().runWithoutAuthorization(() -> {
                add(deployment, missing);
                return null;
            });
        }
    }

    private static void add(DeploymentEntity deployment, Set<String> missing) {
        ProcessEngineServices engine = Context.getProcessEngineConfiguration().getProcessEngine();
        RepositoryService repository = engine.getRepositoryService();
        for (Deployment earlier : repository.createDeploymentQuery().unlimitedList().stream()
                .filter(each -> !each.getId().equals(deployment.getId()))
                .sorted(Comparator.comparing(Deployment::getDeploymentTime).reversed())
                .toList()) {
            for (String name : repository.getDeploymentResourceNames(earlier.getId())) {
                if (missing.remove(name)) {
                    add(
                            deployment,
                            Context.getCommandContext()
                                    .getResourceManager()
                                    .findResourceByDeploymentIdAndResourceName(earlier.getId(), name));
                }
            }
            if (missing.isEmpty()) {
                return;
            }
        }
    }

    private static void add(DeploymentEntity deployment, ResourceEntity form) {
        ResourceEntity same = new ResourceEntity();
        same.setName(form.getName());
        same.setBytes(form.getBytes());
        same.setDeploymentId(deployment.getId());
        same.setType(ResourceTypes.REPOSITORY.getValue());
        same.setCreateTime(ClockUtil.getCurrentTime());
        deployment.addResource(same);
        Context.getCommandContext().getResourceManager().insertResource(same);
    }
}
