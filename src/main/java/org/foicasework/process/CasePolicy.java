package org.foicasework.process;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the Act leaves to the authority. All in working days.
 *
 * @param remindBefore how long before the date for the answer the owner of the case is reminded
 * @param escalateBefore how long before it the managers are told
 * @param remindApplicantAfter how long after a clarification request the applicant is reminded
 * @param lapseAfter how long after it the question closes without a reply
 * @param validityLapsesAfter how long an invalid request waits for what section 8 requires
 * @param publicationDecidedWithin how long after the answer it is decided whether it is published
 * @param readLettersWithin how long a letter that nobody awaited may lie unread
 */
@ConfigurationProperties("foi.policy")
public record CasePolicy(
        @DefaultValue("5") int remindBefore,
        @DefaultValue("2") int escalateBefore,
        @DefaultValue("20") int remindApplicantAfter,
        @DefaultValue("40") int lapseAfter,
        @DefaultValue("40") int validityLapsesAfter,
        @DefaultValue("10") int publicationDecidedWithin,
        @DefaultValue("2") int readLettersWithin) {}
