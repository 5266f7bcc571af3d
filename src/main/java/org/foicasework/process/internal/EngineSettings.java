package org.foicasework.process.internal;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.foicasework.clock.WorkingDays;
import org.foicasework.notice.NoticeTemplates;
import org.foicasework.notice.TemplateCheck;
import org.foicasework.process.Groups;
import org.foicasework.request.Today;
import org.foicasework.startup.OneNodeAtATime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the engine is told before it is built and cannot be said in {@code application.yaml}.
 *
 * <p>Building includes laying and upgrading the engine's tables, so nodes build one after the other.
 */
@Component
@Order(0)
class EngineSettings extends AbstractProcessEnginePlugin {

    private final PublishedBeans published;
    private final WorkingDays workingDays;
    private final Today today;
    private final OneNodeAtATime nodes;
    private final TemplateGuard templates;
    private OneNodeAtATime.Turn turn;

    EngineSettings(
            PublishedBeans published,
            WorkingDays workingDays,
            Today today,
            OneNodeAtATime nodes,
            ObjectProvider<TemplateCheck> templateCheck,
            ObjectProvider<NoticeTemplates> templates) {
        this.published = published;
        this.workingDays = workingDays;
        this.today = today;
        this.nodes = nodes;
        this.templates = new TemplateGuard(templateCheck, templates);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        turn = nodes.take();
        ExpressionManager expressions = new RestrictedExpressions(published, workingDays, today);
        engine.setExpressionManager(expressions);
        List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners();
        engine.setCustomPostBPMNParseListeners(listeners == null ? new ArrayList<>() : new ArrayList<>(listeners));
        engine.getCustomPostBPMNParseListeners().add(new ListenersOfTemplates(expressions));
        List<Deployer> deployers = engine.getCustomPreDeployers();
        engine.setCustomPreDeployers(deployers == null ? new ArrayList<>() : new ArrayList<>(deployers));
        engine.getCustomPreDeployers().add(new FormsInForce());
        engine.getCustomPreDeployers().add(new DiagramGuard());
        engine.getCustomPreDeployers().add(templates);
        engine.setAdminGroups(new ArrayList<>(List.of(Groups.ADMINISTRATORS)));
        engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
        engine.setResourceAuthorizationProvider(new OwnPermissions());
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        turn.close();
    }

    /**
     * Whoever deploys may read the deployment again, but not delete it: its cases would go with it.
     *
     * <p>A candidate may take a task, hand it on and complete it. The stock permission (UPDATE) would also let a candidate
     * set any process variable.
     */
    private static final class OwnPermissions extends DefaultAuthorizationProvider {

        @Override
        public AuthorizationEntity[] newDeployment(Deployment deployment) {
            return null;
        }

        @Override
        protected Permission[] getRuntimePermissions(boolean enforceSpecificVariablePermission) {
            List<Permission> permissions =
                    new ArrayList<>(List.of(super.getRuntimePermissions(enforceSpecificVariablePermission)));
            permissions.add(Permissions.TASK_ASSIGN);
            return permissions.toArray(Permission[]::new);
        }
    }
}
