package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * What stands at the head of every notice.
 *
 * @param reference the case reference, such as {@code 01.FOI.22.025506}
 * @param date the date of the notice, which is the date of its dispatch
 * @param addressee the applicant's name as given in the request (s8(1)(b))
 * @param address the address for correspondence as given in the request, one line each; an e-mail address is one line
 * @param subject what the request is about, in a few words
 * @param officer who answers questions about the notice
 */
public record Heading(
        String reference, LocalDate date, String addressee, List<String> address, String subject, CaseOfficer officer) {

    public Heading {
        address = address == null ? List.of() : List.copyOf(address);
    }

    /** The same heading with another date of dispatch. */
    public Heading dated(LocalDate dispatch) {
        return new Heading(reference, dispatch, addressee, address, subject, officer);
    }
}
