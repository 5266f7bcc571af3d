package org.foicasework.exemption;

/** The kinds of public authority that the Act treats differently, as far as exemptions go (FOIA s3, Sch 1). */
public enum AuthorityClass {
    /** A government department, including a Northern Ireland department. */
    CENTRAL_GOVERNMENT,
    /** The Welsh Government. */
    WELSH_GOVERNMENT,
    /** The House of Commons or the House of Lords: section 36 is absolute for them (s2(3)(e)). */
    HOUSE_OF_PARLIAMENT,
    /** A local authority. */
    COUNCIL,
    /** A police force or a police and crime body. */
    POLICE,
    /** The National Health Service. */
    HEALTH,
    /** A school, college or university. */
    EDUCATION,
    /** Any other public authority. */
    OTHER
}
