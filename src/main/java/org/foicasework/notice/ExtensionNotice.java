package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;
import org.foicasework.exemption.AuthorityClass;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.WithheldItem;
import org.foicasework.request.Extension;

/**
 * Tells the applicant that one question takes longer.
 *
 * <p>Under the Act: an exemption is relied on, the balance of the public interest is not struck yet, and this is when it is
 * expected to be (s10(3), s17(1) and (2)). Under the Regulations: complexity and volume (reg 7).
 *
 * @param heading the head of the notice
 * @param regime the law under which the question is answered
 * @param receivedOn the date of receipt of the request
 * @param ground why more time is taken
 * @param question the question and what is decided on it so far; its {@code dueOn} is the day by which this notice has to
 *     go
 * @param authority the class of the authority, on which it depends which exemptions are qualified (s2(3))
 * @param estimate the date by which a decision is expected
 * @param guideUntil how far the time ordinarily goes: working day 40
 * @param earlier the dates that the applicant was told before, oldest first; empty for a first extension
 * @param reason why more time is needed
 * @param complexity what makes the information complex; under the Regulations
 * @param volume how much of it there is; under the Regulations
 * @param others the other questions that are still to be answered, which this notice changes nothing for
 * @param escalated whether two managers agreed to a date beyond {@code guideUntil}, or to another extension
 */
public record ExtensionNotice(
        Heading heading,
        AccessRegime regime,
        LocalDate receivedOn,
        Extension.Ground ground,
        AnsweredQuestion question,
        AuthorityClass authority,
        LocalDate estimate,
        LocalDate guideUntil,
        List<LocalDate> earlier,
        String reason,
        String complexity,
        String volume,
        List<OpenQuestion> others,
        boolean escalated)
        implements Notice {

    public ExtensionNotice {
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
        others = others == null ? List.of() : List.copyOf(others);
    }

    @Override
    public NoticeType type() {
        return NoticeType.EXTENSION_NOTICE;
    }

    boolean forPublicInterest() {
        return ground == Extension.Ground.PUBLIC_INTEREST;
    }

    boolean hasOthers() {
        return !others.isEmpty();
    }

    /** Whether it goes after the day by which it had to. */
    boolean isLate() {
        return heading.date() != null
                && question.dueOn() != null
                && heading.date().isAfter(question.dueOn());
    }

    /** Whether part of the information is not touched by the open balance and so goes out with this notice (s10(3)). */
    boolean givesPart() {
        return forPublicInterest()
                && question.decision() != null
                && question.decision().outcome() != null
                && question.decision().outcome() == org.foicasework.exemption.Outcome.DISCLOSE_IN_PART;
    }

    /** The items whose balance is still open. */
    AnsweredQuestion deferred() {
        return only(true);
    }

    /** The items on which the decision is made: absolute exemptions, and balances that are struck. */
    AnsweredQuestion decided() {
        return only(false);
    }

    private AnsweredQuestion only(boolean open) {
        Decision decision = question.decision();
        if (decision == null || !forPublicInterest()) {
            return new AnsweredQuestion(question.label(), question.wording(), null, null, null, question.dueOn());
        }
        List<WithheldItem> items = decision.withheld().stream()
                .filter(item -> isOpen(item) == open)
                .map(item -> open
                        ? new WithheldItem(item.description(), item.claims(), null, item.reasonWouldReveal())
                        : item)
                .toList();
        return new AnsweredQuestion(
                question.label(),
                question.wording(),
                question.replaced(),
                decision.withWithheld(items, decision.maskingInTheAlternative()),
                question.attachments(),
                question.dueOn());
    }

    private boolean isOpen(WithheldItem item) {
        return item.needsPublicInterestTest(authority)
                && (item.publicInterest() == null || item.publicInterest().conclusion() == null);
    }

    /** One of the two parts as if it were a response by itself, for what both kinds of notice have in common. */
    Response asResponse(AnsweredQuestion part) {
        return new Response(heading, regime, receivedOn, List.of(part), null, null, null);
    }
}
