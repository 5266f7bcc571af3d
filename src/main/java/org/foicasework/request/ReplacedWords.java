package org.foicasework.request;

import java.time.LocalDate;

/** Words of a question that the applicant has since replaced. */
public record ReplacedWords(String label, String wording, LocalDate replacedOn) {}
