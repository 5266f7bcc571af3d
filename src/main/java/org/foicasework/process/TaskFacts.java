package org.foicasework.process;

import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Question;

/**
 * What the form of a task is about.
 *
 * @param question null at a step of the whole request
 * @param searchId null at any step but a search
 * @param noticeId null at any step but those of a notice
 */
record TaskFacts(Task task, FoiRequest request, Question question, Long searchId, UUID noticeId) {}
