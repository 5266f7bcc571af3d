package org.foicasework.exemption;

import java.util.List;

/**
 * A section of Part II of the Act, or a group of exceptions of the Regulations.
 *
 * @param key such as {@code s31} or {@code reg12(5)}
 * @param title its heading
 * @param ncndProvisions the keys of its provisions that remove the duty to confirm or deny
 * @param consult who is asked besides the approver, may be empty (local policy)
 * @param consultation whether somebody outside the authority is asked before the decision
 * @param guidance what a caseworker has to bear in mind, may be empty
 */
public record Section(
        String key,
        String title,
        List<String> ncndProvisions,
        String consult,
        Consultation consultation,
        String guidance) {

    /** Whether whoever gave the information, or whose interests are at stake, is asked for a view (section 45 Code). */
    public enum Consultation {
        /** Always: the exemption turns on the interests of a third party. */
        ALWAYS,
        /** Where a caseworker finds it useful. */
        IF_USEFUL,
        NONE
    }

    public Section {
        ncndProvisions = List.copyOf(ncndProvisions);
    }

    /** As a notice names it: "section 31", "regulation 12(5)". */
    public String citation() {
        return Limb.cite(key);
    }
}
