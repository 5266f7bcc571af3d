package org.foicasework.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.foicasework.notice.NoticeTemplates;
import org.springframework.stereotype.Component;

/**
 * The wording of the notices as it was last deployed, with the diagrams or by a process owner from the Modeler. A deployment
 * never changes, so each text is read once.
 */
@Component
class DeployedTemplates implements NoticeTemplates {

    private final RepositoryService repository;
    private final Actor actor;
    private final Map<String, Map<String, String>> byDeployment = new ConcurrentHashMap<>();

    DeployedTemplates(RepositoryService repository, Actor actor) {
        this.repository = repository;
        this.actor = actor;
    }

    @Override
    public String text(String name) {
        return actor
                .asTheHouse(() -> repository
                        .createDeploymentQuery()
                        .orderByDeploymentTime()
                        .desc()
                        .list())
                .stream()
                .map(Deployment::getId)
                .map(id -> byDeployment.computeIfAbsent(id, this::read).get(name))
                .filter(text -> text != null)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no notice template named " + name));
    }

    private Map<String, String> read(String deploymentId) {
        return actor.asTheHouse(() -> {
            Map<String, String> texts = new ConcurrentHashMap<>();
            List<String> names = repository.getDeploymentResourceNames(deploymentId);
            for (String file : names) {
                if (file.endsWith(".mustache")) {
                    try (InputStream content = repository.getResourceAsStream(deploymentId, file)) {
                        texts.put(
                                file.substring(0, file.length() - ".mustache".length()),
                                new String(content.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                }
            }
            return texts;
        });
    }
}
