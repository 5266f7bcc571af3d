package org.foicasework.notice;

import java.util.List;

/**
 * Something that section 8(1) requires and that the applicant's letter does not have.
 *
 * @param limb NAME, ADDRESS or DESCRIPTION
 * @param law the paragraph of the section
 * @param what what is missing, as the end of a sentence
 * @param mend how the applicant can put it right
 */
public record MissingElement(String limb, String law, String what, String mend) {

    /**
     * Section 8(1): a request is one which "(b) states the name of the applicant and an address for correspondence, and (c)
     * describes the information requested". Any usual form of a real name will do, and an e-mail address is an address.
     */
    private static final List<MissingElement> ALL = List.of(
            new MissingElement(
                    "NAME",
                    "section 8(1)(b)",
                    "the name of the person or organisation who asks",
                    "Tell us your real name. A first name or a title or initial with your surname is enough, and so is the"
                            + " name of an organisation. We do not ask why you want the information."),
            new MissingElement(
                    "ADDRESS",
                    "section 8(1)(b)",
                    "an address for correspondence",
                    "Give us an address to which we can write. An e-mail address will do."),
            new MissingElement(
                    "DESCRIPTION",
                    "section 8(1)(c)",
                    "a description of the information requested",
                    "Describe the information that you would like to have, so that we can tell it from other information."
                            + " It helps to name a subject, a place and a period. We will gladly help you with the wording."));

    /** The elements with these names, in the order of the section. */
    static List<MissingElement> of(List<String> limbs) {
        return ALL.stream().filter(element -> limbs.contains(element.limb())).toList();
    }
}
