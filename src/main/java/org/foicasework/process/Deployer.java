package org.foicasework.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.foicasework.startup.StartUpRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the diagrams, the decision tables, the forms and the wording of the notices as one deployment, so that a case keeps
 * the forms and the words that belong to its diagram. Names are flat: {@code embedded:deployment:search.html} finds nothing
 * in a folder. Nothing is deployed while nothing has changed.
 */
@Component
class Deployer {

    static final String NAME = "foi-casework";

    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);
    private static final List<String> PROCESSES = List.of("*.bpmn", "*.dmn", "*.mustache");
    private static final List<String> FORMS = List.of("*.html");

    private final RepositoryService repository;
    private final Folders folders;

    Deployer(RepositoryService repository, Folders folders) {
        this.repository = repository;
        this.folders = folders;
    }

    void deploy() {
        Map<String, byte[]> files = new TreeMap<>();
        collect(folders.processes(), PROCESSES, files);
        collect(folders.forms(), FORMS, files);
        Map<String, byte[]> deployed = lastDeployed();
        List<String> changes = changes(deployed, files);
        if (changes.isEmpty()) {
            LOG.info("Processes and forms are as they were: nothing to deploy");
            return;
        }
        DeploymentBuilder deployment = repository.createDeployment().name(NAME).source(NAME);
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        try {
            deployment.deploy();
        } catch (ProcessEngineException refused) {
            throw new StartUpRefused("The processes cannot be deployed. " + refused.getMessage(), refused);
        }
        LOG.info("Deployed processes and forms: {}", String.join(", ", changes));
    }

    private void collect(String root, List<String> patterns, Map<String, byte[]> files) {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        for (String pattern : patterns) {
            try {
                for (Resource file : resolver.getResources(root + "/**/" + pattern)) {
                    if (files.put(file.getFilename(), file.getContentAsByteArray()) != null) {
                        throw new StartUpRefused(
                                "Two files among the processes and forms have the name %s; one deployment holds a name once."
                                        .formatted(file.getFilename()));
                    }
                }
            } catch (IOException unreadable) {
                throw new StartUpRefused(
                        "The files %s in %s cannot be read: %s".formatted(pattern, root, unreadable.getMessage()),
                        unreadable);
            }
        }
    }

    private Map<String, byte[]> lastDeployed() {
        List<Deployment> last = repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .deploymentSource(NAME)
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1);
        Map<String, byte[]> files = new TreeMap<>();
        for (Deployment deployment : last) {
            for (String name : repository.getDeploymentResourceNames(deployment.getId())) {
                try (InputStream content = repository.getResourceAsStream(deployment.getId(), name)) {
                    files.put(name, content.readAllBytes());
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
        return files;
    }

    private static List<String> changes(Map<String, byte[]> before, Map<String, byte[]> now) {
        List<String> changes = new ArrayList<>();
        now.forEach((name, content) -> {
            if (!before.containsKey(name)) {
                changes.add("new " + name);
            } else if (!Arrays.equals(before.get(name), content)) {
                changes.add("changed " + name);
            }
        });
        before.keySet().stream().filter(name -> !now.containsKey(name)).forEach(name -> changes.add("removed " + name));
        return changes;
    }
}
