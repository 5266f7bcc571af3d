package org.foicasework.process.internal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.foicasework.notice.NoticeTemplates;
import org.foicasework.notice.TemplateCheck;
import org.foicasework.notice.TemplateCheck.Fault;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Refuses the wording of notices that no notice could leave with: a name that no such notice has, or a missing statutory part. What
 * is deployed is judged together with the templates that stay in force.
 */
final class TemplateGuard implements Deployer {

    private static final String ENDING = ".mustache";

    private final ObjectProvider<TemplateCheck> check;
    private final ObjectProvider<NoticeTemplates> inForce;

    TemplateGuard(ObjectProvider<TemplateCheck> check, ObjectProvider<NoticeTemplates> inForce) {
        this.check = check;
        this.inForce = inForce;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, String> deployed = deployment.getResources().values().stream()
                .filter(file -> file.getName().endsWith(ENDING))
                .collect(Collectors.toMap(file -> name(file.getName()), TemplateGuard::text, (one, other) -> other));
        if (deployed.isEmpty()) {
            return;
        }
        List<Fault> faults = check.getObject().faults(name -> {
            String text = deployed.get(name);
            return text == null ? inForce.getObject().text(name) : text;
        });
        DeploymentAudit.looked(
                List.of(
                        "A notice names only what it knows",
                        "A notice says everything that the law demands of its type"),
                words(faults, false));
        if (faults.stream().anyMatch(Fault::stops)) {
            throw new BadUserRequestException("Nothing was deployed.\n\n" + String.join("\n\n", words(faults, true)));
        }
    }

    private static Collection<String> words(List<Fault> faults, boolean stops) {
        return faults.stream()
                .filter(fault -> fault.stops() == stops)
                .map(Fault::problem)
                .distinct()
                .toList();
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1, file.length() - ENDING.length());
    }

    private static String text(ResourceEntity file) {
        return new String(file.getBytes(), StandardCharsets.UTF_8);
    }
}
