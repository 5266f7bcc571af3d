package org.foicasework.process;

import java.util.List;
import java.util.UUID;
import org.foicasework.correspondence.Message;
import org.foicasework.correspondence.Outbox;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.request.InvalidSubmissionException;
import org.springframework.stereotype.Component;

/** Letters that have not left, and that must not leave any more because of what the applicant wrote. */
@Component
class UnsentLetters {

    private final Notices notices;
    private final Outbox outbox;

    UnsentLetters(Notices notices, Outbox outbox) {
        this.notices = notices;
        this.outbox = outbox;
    }

    /**
     * Holds them until the transaction ends.
     *
     * @param questionId null for those of the whole request
     * @throws InvalidSubmissionException when one of them is just leaving
     */
    List<UUID> hold(String reference, Long questionId) {
        List<UUID> unsent = notices.holdUnsent(reference, questionId);
        refuseWhileLeaving(unsent);
        return unsent;
    }

    /**
     * Drops them. Of a response to several questions only this one is taken out.
     *
     * @param questionId null for those of the whole request
     * @throws InvalidSubmissionException when one of them is just leaving
     */
    void drop(String reference, Long questionId) {
        for (UUID notice : hold(reference, questionId)) {
            if (questionId != null && notices.get(notice).type() == NoticeType.RESPONSE) {
                notices.leaveOut(notice, questionId);
            } else {
                notices.drop(notice);
                outbox.drop(notice);
            }
        }
    }

    /** A letter that is with the mail server, or whose leaving is not recorded yet, must not be cut off from its record. */
    private void refuseWhileLeaving(List<UUID> unsent) {
        for (UUID notice : unsent) {
            if (outbox.state(notice)
                    .filter(state -> state == Message.State.SENDING || state == Message.State.SENT)
                    .isPresent()) {
                throw new InvalidSubmissionException(
                        "A letter of this case is leaving just now. Try again in a minute; if the case page asks whether a letter"
                                + " left, answer that first.");
            }
        }
    }
}
