package org.foicasework.notice;

/**
 * The facts of one notice, before any wording. The records accept incomplete facts, so that a draft can be shown and
 * {@link NoticeChecklist} can say what is missing; nothing incomplete passes the checklist.
 */
public sealed interface Notice
        permits Acknowledgement,
                DateCorrected,
                ClarificationRequest,
                ClarificationReminder,
                ClarificationLapsed,
                ExtensionNotice,
                FeesNotice,
                FeeLapsed,
                InvalidRequestAdvice,
                InvalidRequestLapsed,
                WithdrawalConfirmed,
                GeneralReply,
                Response,
                BusinessAnswer,
                ReviewAcknowledgement,
                ReviewDeclined,
                ReviewExtension,
                ReviewOutcome,
                ComplianceResponse {

    /** Whom the notice addresses, about what, and who sends it. */
    Heading heading();

    /** Which notice this is. */
    NoticeType type();

    /** The law under which the request is dealt with. */
    default AccessRegime regime() {
        return AccessRegime.FOIA;
    }

    /**
     * A SHA-256 over everything people approve: all facts but the date of dispatch, in hexadecimal. Equal facts give
     * equal hashes on every machine, and any change of a fact changes the hash.
     */
    default String contentHash() {
        return ContentHash.of(this);
    }
}
