package org.foicasework.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.boot.test.context.TestComponent;

/** Small diagrams for tests of the platform, deployed beside the real ones and taken away again with their cases. */
@TestComponent
public class TestDiagrams {

    private static final String FRAME =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                id="definitions" targetNamespace="test">
              <bpmn:process id="PROCESS" name="Test" isExecutable="true" camunda:historyTimeToLive="P1D">
            %s
              </bpmn:process>
            </bpmn:definitions>
            """;

    /** One task for caseworkers, due on the variable {@code dueDate}. */
    public static final String USER_TASK =
            """
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
            <bpmn:userTask id="work" name="Do the work" camunda:formKey="embedded:deployment:work.html"
                camunda:candidateGroups="caseworkers" camunda:dueDate="${dueDate}">
              <bpmn:documentation>Do it well.</bpmn:documentation>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="f2" sourceRef="work" targetRef="end"/><bpmn:endEvent id="end"/>
            """;

    /** What the guard lets pass by itself: a person begins it, and it ends. */
    public static final String LAWFUL =
            """
            <bpmn:startEvent id="start" camunda:formKey="embedded:deployment:work.html"/>
            <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="end"/><bpmn:endEvent id="end"/>
            """;

    /** Ends if a condition holds, which stands for CONDITION in the text, and fails if not. */
    public static final String CONDITION =
            """
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="gate"/>
            <bpmn:exclusiveGateway id="gate"/>
            <bpmn:sequenceFlow id="f2" sourceRef="gate" targetRef="end">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">CONDITION</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="f3" sourceRef="gate" targetRef="end">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${false}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:endEvent id="end"/>
            """;

    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;
    private final List<Deployment> deployments = new ArrayList<>();

    TestDiagrams(RepositoryService repository, ProcessEngineConfigurationImpl engine) {
        this.repository = repository;
        this.engine = engine;
    }

    /** The whole file of a process with this content. */
    public static String file(String process, String content) {
        return FRAME.formatted(content).replace("PROCESS", process);
    }

    /** Deploys a process with this content and the form {@code work.html}, past the guard: to try what the engine itself does. */
    public void deploy(String process, String content) {
        List<Deployer> unguarded = engine.getDeployers().stream()
                .filter(door -> !door.getClass().getSimpleName().equals("DiagramGuard"))
                .toList();
        engine.getDeploymentCache().setDeployers(unguarded);
        try {
            deploy(Map.of(process + ".bpmn", file(process, content), "work.html", "<form></form>"));
        } finally {
            engine.getDeploymentCache().setDeployers(engine.getDeployers());
        }
    }

    /** Deploys files as anybody else would. */
    public void deploy(Map<String, String> files) {
        DeploymentBuilder deployment = repository.createDeployment().name("test");
        files.forEach(deployment::addString);
        deployments.add(deployment.deploy());
    }

    /** Takes everything away that a test deployed. */
    public void removeAll() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        deployments.clear();
    }
}
