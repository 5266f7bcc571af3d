package org.foicasework.process;

import java.util.List;
import org.foicasework.notice.Notices;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;
import org.foicasework.request.Triages;

/** {@code question} in the diagrams: which questions there are to work on, and how far each one is. */
@PublishedBean("question")
public class QuestionLookup {

    private final Questions questions;
    private final Triages triages;
    private final Notices notices;
    private final PartAnswers partAnswers;

    QuestionLookup(Questions questions, Triages triages, Notices notices, PartAnswers partAnswers) {
        this.questions = questions;
        this.triages = triages;
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

    /** The name of what triage found the question to be about, for the table {@code regime.dmn}. */
    public String subjectMatter(long questionId) {
        return triages.facts(questionId).about().name();
    }

    /** Whether triage found it to be environmental information (EIR reg 2(1)), for the table {@code regime.dmn}. */
    public boolean environmental(long questionId) {
        return triages.facts(questionId).environmental();
    }

    /** Whether any question of the case is left to answer. */
    public boolean anyToAnswer(String caseReference) {
        return !questions.open(caseReference).isEmpty();
    }
}
