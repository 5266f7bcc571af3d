package org.foicasework.exemption;

/** The access regime that a provision belongs to, and under which a question is answered. */
public enum Family {
    /** Freedom of Information Act 2000, Part II. */
    FOIA,
    /** Environmental Information Regulations 2004 (SI 2004/3391), regulations 5(3), 12 and 13. */
    EIR
}
