package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A notice that gives a fresh answer to questions that were answered before. That part of it has to contain all that an answer
 * under the same law has to contain.
 */
interface AnswersAnew {

    /** The head of the notice. */
    Heading heading();

    /** The date of receipt of the request itself. */
    LocalDate receivedOn();

    /** What is answered afresh under the Act. */
    List<AnsweredQuestion> decidedAnew();

    /** What is answered afresh under the Regulations. */
    List<AnsweredQuestion> decidedAnewUnderRegulations();

    /** The fresh answer under this law, as a response of its own; without questions when nothing is answered anew. */
    default Response answer(AccessRegime law) {
        return new Response(
                heading(),
                law,
                receivedOn(),
                law == AccessRegime.EIR ? decidedAnewUnderRegulations() : decidedAnew(),
                null,
                null,
                null);
    }

    /** The fresh answers that there are, one for each law. */
    default List<Response> answers() {
        return Stream.of(AccessRegime.values())
                .map(this::answer)
                .filter(answer -> !answer.questions().isEmpty())
                .toList();
    }
}
