package org.foicasework.process.internal;

import jakarta.ws.rs.core.Response.Status;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.foicasework.request.InvalidSubmissionException;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Stands before every command that a person gives the engine. It lets a person hand over one thing when starting or
 * completing something: the transient Json variable {@code submission} (the engine's history keeps what a form hands over
 * as plain text, even when it is transient). Whatever else comes along is refused, so that no process
 * variable can be forged and no case content lands in the engine's tables. And it turns a refusal by a step into an answer
 * that says 400 with the step's own words, at each of the engine's doors.
 */
@Component
class SubmissionGate extends AbstractProcessEnginePlugin {

    private static final String SUBMISSION = "submission";

    /** Where the commands keep the variables they were given. */
    private static final Map<Class<?>, List<String>> VARIABLES_OF = Map.of(
            CompleteTaskCmd.class, List.of("variables"),
            ResolveTaskCmd.class, List.of("variables"),
            SubmitTaskFormCmd.class, List.of("properties"),
            SubmitStartFormCmd.class, List.of("variables"),
            StartProcessInstanceCmd.class, List.of("instantiationBuilder", "modificationBuilder", "processVariables"));

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<CommandInterceptor> interceptors = configuration.getCustomPreCommandInterceptorsTxRequired() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomPreCommandInterceptorsTxRequired());
        interceptors.add(new Gate(configuration));
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    private static final class Gate extends CommandInterceptor {

        private final ProcessEngineConfigurationImpl configuration;

        private Gate(ProcessEngineConfigurationImpl configuration) {
            this.configuration = configuration;
        }

        @Override
        public <T> T execute(Command<T> command) {
            boolean outermost = Context.getCommandContext() == null;
            try {
                if (outermost && givenByPerson()) {
                    refuseWaysAround(command);
                    admit(variables(command));
                }
                return next.execute(command);
            } catch (RuntimeException failed) {
                InvalidSubmissionException refused = refusal(failed);
                if (outermost && refused != null) {
                    throw new InvalidRequestException(Status.BAD_REQUEST, refused, refused.getMessage());
                }
                throw failed;
            }
        }

        /** The engine wraps what a task listener throws. */
        private static InvalidSubmissionException refusal(Throwable failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidSubmissionException refused) {
                    return refused;
                }
            }
            return null;
        }

        /**
         * An error that nothing catches ends the process of its task as if the work were done, and a start in the middle
         * leaves out what stands before: both lead past the gates.
         */
        private static void refuseWaysAround(Command<?> command) {
            if (command instanceof HandleTaskBpmnErrorCmd || command instanceof HandleTaskEscalationCmd) {
                throw new InvalidSubmissionException(
                        "A step ends with its form. Errors and escalations cannot be raised from outside.");
            }
            if (command instanceof AddCommentCmd || command instanceof CreateAttachmentCmd) {
                throw new InvalidSubmissionException(
                        "Notes and files belong on the forms, which keep them in the register. The engine keeps none.");
            }
            if (command instanceof AddUserIdentityLinkCmd
                    || command instanceof AddGroupIdentityLinkCmd
                    || command instanceof DeleteIdentityLinkCmd) {
                throw new InvalidSubmissionException(
                        "Who may do a step is said in its diagram. Give the task to one of those people instead.");
            }
            if (command instanceof AbstractCorrelateMessageCmd
                    || command instanceof MessageEventReceivedCmd
                    || command instanceof CorrelateAllMessageBatchCmd
                    || command instanceof SignalEventReceivedCmd
                    || command instanceof SignalCmd) {
                throw new InvalidSubmissionException(
                        "What happened to a case is recorded on its page, which tells the process. Messages cannot be sent to it from outside.");
            }
            if (command instanceof StartProcessInstanceAtActivitiesCmd) {
                throw new InvalidSubmissionException(
                        "A request starts with its form, not in the middle of the process.");
            }
        }

        private boolean givenByPerson() {
            Authentication person = configuration.getIdentityService().getCurrentAuthentication();
            return person != null && person.getUserId() != null;
        }

        private static void admit(Map<?, ?> variables) {
            for (Map.Entry<?, ?> variable : variables.entrySet()) {
                boolean submission = SUBMISSION.equals(variable.getKey());
                boolean kept = !(variable.getValue() instanceof JsonValue value && value.isTransient());
                if (!submission) {
                    throw new InvalidSubmissionException("The variable \"" + variable.getKey()
                            + "\" cannot be set from outside. Send what the form asks for, and nothing else.");
                }
                if (kept) {
                    throw new InvalidSubmissionException(
                            "The variable \"submission\" must be transient and of type Json, so that no case content stays in the engine.");
                }
            }
        }

        private static Map<?, ?> variables(Command<?> command) {
            for (Map.Entry<Class<?>, List<String>> known : VARIABLES_OF.entrySet()) {
                if (known.getKey().isInstance(command)) {
                    Object holder = command;
                    for (String name : known.getValue()) {
                        holder = read(holder, name);
                    }
                    return typed((Map<?, ?>) holder);
                }
            }
            return Map.of();
        }

        /** A variable map hides whether a value is transient unless it is asked for the typed value. */
        private static Map<?, ?> typed(Map<?, ?> map) {
            if (map instanceof VariableMap variables) {
                Map<String, Object> typed = new HashMap<>();
                for (String name : Set.copyOf(variables.keySet())) {
                    typed.put(name, variables.getValueTyped(name));
                }
                return typed;
            }
            return map == null ? Map.of() : map;
        }

        private static Object read(Object holder, String name) {
            Field field = ReflectionUtils.findField(holder.getClass(), name);
            if (field == null) {
                throw new IllegalStateException(
                        "The engine's " + holder.getClass().getSimpleName() + " has no field " + name + " any more");
            }
            ReflectionUtils.makeAccessible(field);
            return ReflectionUtils.getField(field, holder);
        }
    }
}
