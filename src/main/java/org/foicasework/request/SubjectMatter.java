package org.foicasework.request;

/** What a question is about, as far as that decides under which law it is dealt with. */
public enum SubjectMatter {
    /** Recorded information, and none of the others: the Act. */
    RECORDED_INFORMATION("Recorded information, and none of the others", true),
    /** Environmental information within regulation 2(1) of the Environmental Information Regulations 2004; FOIA s39. */
    ENVIRONMENT("Information on the environment", true),
    /** Personal data of which the applicant is the data subject: FOIA s40(1), EIR reg 5(3). */
    OWN_PERSONAL_DATA("Personal data about the applicant", false),
    /** A leaflet, a press question, a crime reference: what is answered every day without the Act. */
    ROUTINE_BUSINESS("Routine business", false),
    /** Another authority holds it and this one does not: FOIA s16 with the section 45 Code, EIR reg 10. */
    HELD_ELSEWHERE("Held by another authority, not by us", false);

    private final String label;
    private final boolean searched;

    SubjectMatter(String label, boolean searched) {
        this.label = label;
        this.searched = searched;
    }

    /** The subject matter as people read it. */
    public String label() {
        return label;
    }

    /** Whether somebody has to look for the information. */
    boolean searched() {
        return searched;
    }
}
