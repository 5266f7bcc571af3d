package org.foicasework.web;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.foicasework.correspondence.Messages;
import org.foicasework.process.Cases;
import org.foicasework.process.Replies;
import org.foicasework.request.Channel;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** "The applicant replied", from a mailbox or another system. */
@RestController
class ReplyController {

    private final Replies replies;
    private final Cases cases;

    ReplyController(Replies replies, Cases cases) {
        this.replies = replies;
        this.cases = cases;
    }

    /**
     * A reply to a clarification request.
     *
     * @param questionId which question it answers; may be left out when only one waits
     * @param receivedOn the day it reached the authority
     */
    record Reply(Long questionId, Channel channel, LocalDate receivedOn, String body, List<UUID> attachmentIds) {}

    @PostMapping("/api/requests/{reference}/replies")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void applicantReplied(@PathVariable String reference, @RequestBody Reply reply) {
        if (!cases.mayWriteToApplicant(reference)) {
            throw new NoSuchElementException("There is no such request among your cases.");
        }
        replies.applicantReplied(
                reference,
                reply.questionId(),
                new Messages.Reply(reply.channel(), reply.receivedOn(), reply.body(), reply.attachmentIds()));
    }
}
