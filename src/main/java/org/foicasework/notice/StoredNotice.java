package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A notice as the register keeps it.
 *
 * @param questionId the question it is about; null when it is about the whole request
 * @param answers the questions that a response answers, in their order; empty for every other notice
 * @param opening words of the caseworker after the salutation; may be null
 * @param closing words of the caseworker before the signature; may be null
 * @param latenessReason why the answer is late, as the applicant will read it; may be null
 * @param digest the hash of what people approve
 * @param draftedBy everyone who wrote any of it
 * @param dueOn by when it had to go; null where no date is set
 * @param sentOn the date of the notice; null while it is a draft
 * @param late whether it went after its date
 * @param messageId the letter that it answers; null unless it is a general reply
 */
public record StoredNotice(
        UUID id,
        String reference,
        Long questionId,
        List<Long> answers,
        NoticeType type,
        Status status,
        String opening,
        String closing,
        String latenessReason,
        String digest,
        List<String> draftedBy,
        LocalDate dueOn,
        LocalDate sentOn,
        boolean late,
        UUID messageId) {

    /** Whether it has left; the day on which it was to leave stands already while it is handed over. */
    public boolean isSent() {
        return status == Status.SENT;
    }

    /** How far a notice has come. */
    public enum Status {
        DRAFT,
        /** Its exact bytes are fixed and handed over for delivery. */
        LEAVING,
        SENT,
        /** It will never go: the applicant withdrew what it is about. */
        DROPPED
    }
}
