package org.foicasework.notice;

/**
 * The officer who deals with the case.
 *
 * @param role such as "Information Rights Officer"; shown where no name is
 * @param name the officer's name, or null where the authority does not name its staff
 * @param contact a telephone number or e-mail address that reaches the officer or the unit
 */
public record CaseOfficer(String role, String name, String contact) {}
