package org.foicasework.process;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.correspondence.Attachments;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.Search;
import org.foicasework.request.SearchResult;
import org.foicasework.request.Searches;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code question.bpmn} do. */
@Configuration(proxyBeanMethods = false)
class QuestionSteps {

    static final String PROCESS = "question";
    static final String SEARCH_FOR_INFORMATION = "recordSearch";

    /** The message by which a withdrawal of one question reaches its process. */
    static final String QUESTION_WITHDRAWN = "questionWithdrawn";

    /** Records what one unit found; after the last one the question is ready to be decided. */
    @Bean
    TaskListener recordSearch(
            Submissions submissions,
            Actor actor,
            Searches searches,
            Questions questions,
            Attachments attachments,
            AuditTrail audit) {
        return task -> {
            String person = actor.completing(task);
            SearchResult result = submissions.read(task, SearchResult.class);
            Search search = searches.get(Variables.SEARCH_ID.get(task));
            String reference = Variables.CASE_REFERENCE.get(task);
            searches.record(search.id(), result, person);
            attachments.belongToSearch(result.attachmentIds(), reference, search.id(), person);
            audit.record(
                    reference,
                    person,
                    "recorded a search: " + result.result().label().toLowerCase(java.util.Locale.ROOT),
                    questions.get(search.questionId()).label() + ", " + result.minutes() + " minutes");
            if (searches.of(search.questionId()).stream().allMatch(each -> each.result() != null)) {
                questions.setStage(search.questionId(), QuestionStage.TO_DECIDE);
            }
        };
    }
}
