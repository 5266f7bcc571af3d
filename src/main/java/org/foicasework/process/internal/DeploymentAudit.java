package org.foicasework.process.internal;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.foicasework.process.owner.DeploymentRecords;
import org.foicasework.process.owner.DeploymentRecords.Attempt;
import org.foicasework.process.owner.DeploymentRecords.Judgement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Writes down every deployment, by whichever door: one that is made in the transaction that makes it, so that none is without its
 * entry, and one that is refused after its transaction was rolled back. The rules say themselves that they looked ({@link #looked}).
 */
@Component
class DeploymentAudit extends AbstractProcessEnginePlugin {

    private static final Field BUILDER =
            Objects.requireNonNull(ReflectionUtils.findField(DeployCmd.class, "deploymentBuilder"));

    /** What the rules said so far to the deployment that this thread makes. */
    private static final ThreadLocal<Said> SAID = new ThreadLocal<>();

    static {
        ReflectionUtils.makeAccessible(BUILDER);
    }

    private record Said(Set<String> rules, Set<String> findings) {

        Judgement judgement() {
            return new Judgement(List.copyOf(rules), List.copyOf(findings));
        }
    }

    private final ObjectProvider<DeploymentRecords> records;
    private final ObjectProvider<EngineIdentity> identity;

    DeploymentAudit(ObjectProvider<DeploymentRecords> records, ObjectProvider<EngineIdentity> identity) {
        this.records = records;
        this.identity = identity;
    }

    /** Rules looked at the deployment that is being made: their names, and what they said that stops nothing. */
    static void looked(Collection<String> rules, Collection<String> advice) {
        Said said = SAID.get();
        if (said != null) {
            said.rules.addAll(rules);
            said.findings.addAll(advice);
        }
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new Outside()));
        engine.setCustomPostCommandInterceptorsTxRequired(
                with(engine.getCustomPostCommandInterceptorsTxRequired(), new Inside()));
    }

    private static List<CommandInterceptor> with(List<CommandInterceptor> there, CommandInterceptor another) {
        List<CommandInterceptor> all = there == null ? new ArrayList<>() : new ArrayList<>(there);
        all.add(another);
        return all;
    }

    private Attempt attempt(Command<?> command) {
        DeploymentBuilder builder = (DeploymentBuilder) ReflectionUtils.getField(BUILDER, command);
        List<String> files = builder.getResourceNames().stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .sorted()
                .toList();
        String name = ((org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl) builder)
                .getDeployment()
                .getName();
        return new Attempt(identity.getObject().userId().orElse("system"), name, files);
    }

    /** Around the transaction. */
    private final class Outside extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            if (!(command instanceof DeployCmd) || Context.getCommandContext() != null) {
                return next.execute(command);
            }
            SAID.set(new Said(new LinkedHashSet<>(), new LinkedHashSet<>()));
            try {
                return next.execute(command);
            } catch (RuntimeException refused) {
                Judgement judgement = SAID.get().judgement();
                List<String> findings = new ArrayList<>(reasons(refused));
                findings.addAll(judgement.findings());
                records.getObject().refused(attempt(command), new Judgement(judgement.rules(), findings));
                throw refused;
            } finally {
                SAID.remove();
            }
        }

        /** A refusal begins by saying that nothing was deployed, and keeps its findings apart with empty lines. */
        private static List<String> reasons(RuntimeException refused) {
            return Stream.of(String.valueOf(refused.getMessage()).split("\\R\\s*\\R"))
                    .map(String::strip)
                    .filter(reason -> !reason.isEmpty() && !reason.equals("Nothing was deployed."))
                    .toList();
        }
    }

    /** Within the transaction. */
    private final class Inside extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            T result = next.execute(command);
            if (command instanceof DeployCmd && result instanceof DeploymentWithDefinitions made) {
                Said said = SAID.get();
                records.getObject()
                        .accepted(
                                attempt(command),
                                made.getId(),
                                definitions(made),
                                said == null ? new Judgement(List.of(), List.of()) : said.judgement());
            }
            return result;
        }

        private static List<String> definitions(DeploymentWithDefinitions made) {
            List<ProcessDefinition> processes = made.getDeployedProcessDefinitions();
            List<DecisionDefinition> tables = made.getDeployedDecisionDefinitions();
            return Stream.concat(
                            processes == null
                                    ? Stream.empty()
                                    : processes.stream()
                                            .map(process ->
                                                    words(process.getName(), process.getKey(), process.getVersion())),
                            tables == null
                                    ? Stream.empty()
                                    : tables.stream()
                                            .map(table -> words(table.getName(), table.getKey(), table.getVersion())))
                    .sorted()
                    .toList();
        }

        private static String words(String name, String key, int version) {
            return "%s, version %d".formatted(name == null ? key : name, version);
        }
    }
}
