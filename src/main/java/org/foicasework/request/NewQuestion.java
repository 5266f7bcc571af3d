package org.foicasework.request;

import java.util.List;

/**
 * One question as it is itemised at triage or put anew by a reply.
 *
 * @param label such as "Question 1"
 * @param wording the words of the applicant
 * @param unclear whether s1(3) clarification is needed before anyone can look
 * @param unclearWhy what cannot be told, if so
 * @param units the ids of the units that may hold the information, if it is clear
 * @param triage what it is about; recorded information when nothing is said
 */
public record NewQuestion(
        String label, String wording, boolean unclear, String unclearWhy, List<String> units, Triaged triage) {

    public NewQuestion {
        units = units == null ? List.of() : List.copyOf(units);
        triage = triage == null ? Triaged.ORDINARY : triage;
    }

    static void check(List<NewQuestion> questions, Problems problems) {
        problems.require(questions, "questions", "List at least one question.");
        for (int i = 0; questions != null && i < questions.size(); i++) {
            NewQuestion question = questions.get(i);
            String at = "questions[" + i + "].";
            problems.require(question.label(), at + "label", "Give each question a label, such as Question 1.");
            problems.require(question.wording(), at + "wording", "Enter the words of " + name(question, i) + ".");
            question.triage().check(at + "triage.", name(question, i), problems);
            if (question.unclear()) {
                problems.require(
                        question.unclearWhy(), at + "unclearWhy", "Say what is unclear in " + name(question, i) + ".");
            } else if (question.triage().about().searched()) {
                problems.require(
                        question.units(),
                        at + "units",
                        "Choose who may hold the information for " + name(question, i) + ".");
            }
            if (question.label() != null
                    && questions.subList(0, i).stream()
                            .anyMatch(other -> question.label().equals(other.label()))) {
                problems.add(at + "label", "Two questions are both called " + question.label() + ".");
            }
        }
    }

    private static String name(NewQuestion question, int index) {
        return question.label() == null || question.label().isBlank() ? "question " + (index + 1) : question.label();
    }
}
