package org.foicasework.notice;

import java.time.LocalDate;

/**
 * A question of the request that a notice leaves open.
 *
 * @param label such as "Question 1"
 * @param wording the applicant's words
 * @param dueOn the last day for its answer, from the statutory clock; null while its clock is stopped
 */
public record OpenQuestion(String label, String wording, LocalDate dueOn) {}
