package org.foicasework.request;

/**
 * Who asked (s8(1)(b)): shown only to those who write to them.
 *
 * @param name as given; null while none was given
 * @param email may be null when there is a postal address
 * @param postalAddress lines separated by line breaks; may be null when there is an e-mail address
 */
public record Applicant(String name, String organisation, String email, String postalAddress) {}
