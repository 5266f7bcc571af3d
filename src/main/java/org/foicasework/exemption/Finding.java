package org.foicasework.exemption;

/**
 * Something a check found, in words the person at the desk can act on.
 *
 * @param rule the rule's name, such as X5 or E8
 * @param law the section it rests on
 * @param severity whether it stops the decision or the notice
 * @param where the place in the record, as a JSON pointer such as {@code /withheld/0/claims/1/prejudice/harm}
 * @param message what is wrong and what to do
 */
public record Finding(String rule, String law, Severity severity, String where, String message) {

    /** Whether a finding stops the step. */
    public enum Severity {
        BLOCK,
        WARN
    }

    /** Whether the step cannot be taken until this is put right. */
    public boolean blocks() {
        return severity == Severity.BLOCK;
    }
}
