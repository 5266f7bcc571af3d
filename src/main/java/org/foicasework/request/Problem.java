package org.foicasework.request;

/**
 * One thing wrong with what was submitted.
 *
 * @param field the field, by its name in the submission, such as {@code questions[0].wording}
 * @param message what to do, in plain words
 */
public record Problem(String field, String message) {}
