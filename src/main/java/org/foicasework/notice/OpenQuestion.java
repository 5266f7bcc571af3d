package org.foicasework.notice;

import java.time.LocalDate;

/**
 * A question of the request that is being worked on while another waits for the applicant.
 *
 * @param label such as "Question 1"
 * @param wording the applicant's words
 * @param dueOn the last day for its answer, from the statutory clock
 */
public record OpenQuestion(String label, String wording, LocalDate dueOn) {}
