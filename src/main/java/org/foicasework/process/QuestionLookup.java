package org.foicasework.process;

import java.util.List;
import org.foicasework.notice.Notices;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;

/** {@code question} in the diagrams: which questions there are to work on, and how far each one is. */
@PublishedBean("question")
public class QuestionLookup {

    private final Questions questions;
    private final Notices notices;
    private final PartAnswers partAnswers;

    QuestionLookup(Questions questions, Notices notices, PartAnswers partAnswers) {
        this.questions = questions;
        this.notices = notices;
        this.partAnswers = partAnswers;
    }

    /** The questions of the case that need a decision and that nobody works on. */
    public List<Long> toWorkOn(String caseReference) {
        return partAnswers.toWorkOn(caseReference);
    }

    /** Whether any question is decided that no response takes up yet. */
    public boolean anyReadyToAnswer(String caseReference) {
        return !notices.readyToAnswer(caseReference).isEmpty();
    }

    /** The questions that the applicant put in the place of this one. */
    public List<Long> redefinedFrom(long questionId) {
        return questions.redefinedFrom(questionId).stream().map(Question::id).toList();
    }

    /** The name of the stage of a question. */
    public String stage(long questionId) {
        return questions.get(questionId).stage().name();
    }

    /** Whether any question of the case is left to answer. */
    public boolean anyToAnswer(String caseReference) {
        return !questions.open(caseReference).isEmpty();
    }
}
