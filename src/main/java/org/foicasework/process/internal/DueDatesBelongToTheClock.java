package org.foicasework.process.internal;

import jakarta.ws.rs.core.Response.Status;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Nobody moves the due date of a task by hand: it is the law's, and the clock's to set. And nobody writes words into a task, which the
 * engine's history would keep. The engine has one permission for handing a task on and for all of that, and people need the first.
 */
@Component
class DueDatesBelongToTheClock extends AbstractProcessEnginePlugin {

    private static final Field TASK = Objects.requireNonNull(ReflectionUtils.findField(SaveTaskCmd.class, "task"));

    static {
        ReflectionUtils.makeAccessible(TASK);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<CommandInterceptor> interceptors = engine.getCustomPreCommandInterceptorsTxRequired() == null
                ? new ArrayList<>()
                : new ArrayList<>(engine.getCustomPreCommandInterceptorsTxRequired());
        interceptors.add(new Keeper(engine));
        engine.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    private static final class Keeper extends CommandInterceptor {

        private final ProcessEngineConfigurationImpl engine;

        private Keeper(ProcessEngineConfigurationImpl engine) {
            this.engine = engine;
        }

        @Override
        public <T> T execute(Command<T> command) {
            if (command instanceof SaveTaskCmd && Context.getCommandContext() == null && isGivenByPerson()) {
                Task changed = (Task) ReflectionUtils.getField(TASK, command);
                Task current = engine.getTaskService()
                        .createTaskQuery()
                        .taskId(changed.getId())
                        .singleResult();
                if (current != null && !isSameMoment(current, changed)) {
                    throw new InvalidRequestException(
                            Status.BAD_REQUEST,
                            "The due date of a task comes from the statutory clock and cannot be changed by hand.");
                }
                if (current != null && !hasTheSameWords(current, changed)) {
                    throw new InvalidRequestException(
                            Status.BAD_REQUEST,
                            "A task is called what its diagram says. What there is to note belongs on its form.");
                }
            }
            return next.execute(command);
        }

        private static boolean hasTheSameWords(Task one, Task other) {
            return Objects.equals(one.getName(), other.getName())
                    && Objects.equals(one.getDescription(), other.getDescription())
                    && Objects.equals(one.getParentTaskId(), other.getParentTaskId())
                    && one.getPriority() == other.getPriority();
        }

        /** The database gives a date back as another class than the one that was set. */
        private static boolean isSameMoment(Task one, Task other) {
            return one.getDueDate() == null
                    ? other.getDueDate() == null
                    : other.getDueDate() != null
                            && one.getDueDate().getTime() == other.getDueDate().getTime();
        }

        private boolean isGivenByPerson() {
            Authentication person = engine.getIdentityService().getCurrentAuthentication();
            return person != null && person.getUserId() != null;
        }
    }
}
