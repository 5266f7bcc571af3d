package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/** What the template of an answer as normal business may name: the model, with its texts in paragraphs. */
record BusinessAnswerView(
        LocalDate receivedOn,
        String label,
        String wording,
        Words answer,
        Words answeredBy,
        boolean hasContinuing,
        List<OpenQuestion> continuing) {

    static BusinessAnswerView of(BusinessAnswer letter) {
        return new BusinessAnswerView(
                letter.receivedOn(),
                letter.label(),
                letter.wording(),
                Words.of(letter.answer()),
                Words.of(letter.answeredBy()),
                letter.hasContinuing(),
                letter.continuing());
    }
}
