package org.foicasework.process;

import org.foicasework.request.Applicant;
import org.foicasework.request.RequestRegister;

/** {@code address} in the diagrams: whether there is anywhere to write to. */
@PublishedBean("address")
public class AddressLookup {

    private final RequestRegister register;

    AddressLookup(RequestRegister register) {
        this.register = register;
    }

    /** Whether the applicant gave an address for correspondence (s8(1)(b)). */
    public boolean known(String caseReference) {
        Applicant applicant = register.applicant(caseReference);
        return applicant.email() != null || applicant.postalAddress() != null;
    }
}
