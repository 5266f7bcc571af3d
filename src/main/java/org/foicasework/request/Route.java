package org.foicasework.request;

import java.util.Arrays;
import java.util.List;

/** Where a question goes after triage. The table {@code regime.dmn} decides. */
public enum Route {
    /** Freedom of Information Act 2000. */
    FOIA("Answered under the Freedom of Information Act 2000", false),
    /** Environmental Information Regulations 2004. */
    EIR("Answered under the Environmental Information Regulations 2004", false),
    /** To the law on data protection; what is left here is a refusal under s40(1), or EIR reg 5(3). */
    SUBJECT_ACCESS("Passed to subject access", true),
    /** Answered without the Act. */
    BUSINESS_AS_USUAL("Answered as normal business", true),
    /** Redirected or transferred; here it is answered that the information is not held. */
    OTHER_AUTHORITY("Redirected to another authority", true);

    private final String label;
    private final boolean passesOn;

    Route(String label, boolean passesOn) {
        this.label = label;
        this.passesOn = passesOn;
    }

    /** The route as people read it. */
    public String label() {
        return label;
    }

    /** Whether somebody else deals with the question, in whole or in the main. */
    public boolean passesOn() {
        return passesOn;
    }

    /**
     * The route of this name.
     *
     * @throws InvalidSubmissionException when the table answered something else, or nothing
     */
    public static Route named(String name) {
        return Arrays.stream(values())
                .filter(route -> route.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSubmissionException(
                        "The table regime.dmn answers \"" + name + "\", which is none of " + List.of(values())
                                + ". Ask a process owner to put the table right."));
    }
}
