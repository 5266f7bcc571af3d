package org.foicasework.notice;

/**
 * A notice that gives a fresh answer to questions that were answered before. That part of it has to contain all that an answer
 * has to contain.
 */
interface AnswersAnew {

    /** The fresh answer, as a response of its own; without questions when nothing is answered anew. */
    Response answer();
}
