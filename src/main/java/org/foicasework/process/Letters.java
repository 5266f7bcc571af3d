package org.foicasework.process;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.foicasework.correspondence.Attachments;
import org.foicasework.correspondence.Letter;
import org.foicasework.correspondence.Message;
import org.foicasework.correspondence.Outbox;
import org.foicasework.notice.AuthorityDetails;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Question;
import org.foicasework.request.RequestRegister;
import org.springframework.stereotype.Component;

/** Puts a notice into its envelope: whom it goes to, and which files go with it. */
@Component
class Letters {

    private final Notices notices;
    private final RequestRegister register;
    private final Attachments attachments;
    private final Outbox outbox;
    private final AuthorityDetails authority;

    Letters(
            Notices notices,
            RequestRegister register,
            Attachments attachments,
            Outbox outbox,
            AuthorityDetails authority) {
        this.notices = notices;
        this.register = register;
        this.attachments = attachments;
        this.outbox = outbox;
        this.authority = authority;
    }

    /** Whether the letter of this notice has left already, so that a repeated step only has to record it. */
    boolean left(UUID noticeId) {
        return outbox.state(noticeId)
                .filter(state -> state == Message.State.SENT)
                .isPresent();
    }

    Letter letter(UUID noticeId, Notices.Prepared prepared) {
        StoredNotice notice = notices.get(noticeId);
        // What does not depend on the open balance goes out with the notice of more time.
        Stream<Long> given = notice.type() == NoticeType.EXTENSION_NOTICE
                ? Stream.of(notice.questionId())
                : notice.type().answersQuestions()
                        ? notices.answeredBy(notice).stream().map(Question::id)
                        : Stream.empty();
        List<Letter.EnclosedFile> files = given.flatMap(question -> attachments.released(question).stream())
                .map(file -> new Letter.EnclosedFile(file.fileName(), file.mediaType(), attachments.content(file.id())))
                .toList();
        String subject = "Freedom of Information request " + notice.reference() + ": "
                + notice.type().title();
        String text =
                """
                %s

                %s

                Our letter is in this e-mail and attached as a PDF document. Please give the reference %s when you write to us.
                """
                        .formatted(authority.name(), subject, notice.reference());
        return new Letter(
                noticeId,
                notice.reference(),
                noticeId,
                register.applicant(notice.reference()).email(),
                notice.type().title(),
                subject,
                text,
                prepared.html(),
                prepared.pdf(),
                files);
    }
}
