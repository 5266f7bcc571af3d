package org.foicasework.notice;

import java.util.List;
import org.foicasework.exemption.Finding;

/**
 * The proof, kept with a notice, that each element the law demands was looked for, and where it was found.
 *
 * @param reference the case reference
 * @param type which notice was examined
 * @param contentHash the hash of the facts that were examined
 * @param lines one line for each check that the notice calls for, in the checklist's order
 */
public record CompletenessCertificate(String reference, NoticeType type, String contentHash, List<Line> lines) {

    public CompletenessCertificate {
        lines = List.copyOf(lines);
    }

    /**
     * One check and what it found.
     *
     * @param rule the check's id, such as E8
     * @param law the section it rests on
     * @param severity whether a failure stops the notice
     * @param promise what the check holds the notice to
     * @param passed whether the notice keeps it
     * @param evidence the words of the notice that keep it, shortened, or what is missing
     */
    public record Line(
            String rule, String law, Finding.Severity severity, String promise, boolean passed, String evidence) {}

    /** Whether nothing that stops a notice was found. */
    public boolean complete() {
        return lines.stream().noneMatch(line -> !line.passed() && line.severity() == Finding.Severity.BLOCK);
    }
}
