package org.foicasework.exemption;

import java.util.List;

/**
 * What is decided on one question, with everything a lawful notice must say of it.
 *
 * @param outcome what the authority does with the question
 * @param answer the information itself or the words that go with its attachments; for {@link Outcome#NOT_HELD} the
 *     explanation; null where nothing is said
 * @param location for {@link Outcome#OTHERWISE_ACCESSIBLE}: the links or the route to the information, one a line
 * @param likelyHolder for {@link Outcome#NOT_HELD}: who may hold it instead (s16), may be null
 * @param withheld the items kept back; for {@link Outcome#NEITHER_CONFIRM_NOR_DENY} exactly one item whose limbs are
 *     the provisions that remove the duty and whose balance is about confirming or denying; otherwise empty
 * @param adviceAndAssistance help offered under s16, may be null
 * @param maskingInTheAlternative s23(1) and s24(1) are cited in the alternative on purpose ([2021] UKUT 248 (AAC))
 */
public record Decision(
        Outcome outcome,
        String answer,
        String location,
        String likelyHolder,
        List<WithheldItem> withheld,
        String adviceAndAssistance,
        boolean maskingInTheAlternative) {

    public Decision {
        withheld = withheld == null ? List.of() : List.copyOf(withheld);
    }
}
