package org.foicasework.exemption;

/**
 * Why disclosure would, or would be likely to, harm the interest that a prejudice-based exemption protects.
 *
 * @param likelihood which of the two limbs is relied on
 * @param harm what would happen, about this very information
 * @param toWhom who or what is harmed
 * @param causalLink how disclosure of this information leads to that harm
 */
public record PrejudiceTest(Likelihood likelihood, String harm, String toWhom, String causalLink) {}
