package org.foicasework.notice;

import java.time.LocalDate;

/**
 * Words of a question that the applicant has since replaced.
 *
 * @param label the label the question had then, such as "Request 2"
 * @param wording the words that no longer stand
 * @param replacedOn the day the new words arrived
 */
public record ReplacedWording(String label, String wording, LocalDate replacedOn) {}
