package org.foicasework.correspondence;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Writes letters as e-mails: plain text, the HTML notice, the PDF, and the files that go with it. */
final class MailMessages {

    private final Sender sender;
    private final Clock clock;

    MailMessages(Sender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    MimeMessage write(Letter letter, MimeMessage empty) throws MessagingException {
        MimeMessageHelper mail = new MimeMessageHelper(empty, true, "UTF-8");
        mail.setFrom(from());
        mail.setTo(letter.to());
        mail.setSubject(letter.subject());
        mail.setText(letter.plainText(), letter.html());
        mail.addAttachment(letter.reference() + ".pdf", new ByteArrayResource(letter.pdf()), "application/pdf");
        for (Letter.EnclosedFile file : letter.enclosures()) {
            mail.addAttachment(oneLine(file.fileName()), new ByteArrayResource(file.content()), file.mediaType());
            // As text it would arrive with other line ends than were decided on.
            MimeMultipart parts = mail.getRootMimeMultipart();
            parts.getBodyPart(parts.getCount() - 1).setHeader("Content-Transfer-Encoding", "base64");
        }
        mail.setSentDate(Date.from(clock.instant()));
        return named(empty, letter.messageId().toString());
    }

    MimeMessage note(String to, String subject, String text, MimeMessage empty) throws MessagingException {
        MimeMessageHelper mail = new MimeMessageHelper(empty, false, "UTF-8");
        mail.setFrom(from());
        mail.setTo(to);
        mail.setSubject(subject);
        mail.setText(text);
        mail.setSentDate(Date.from(clock.instant()));
        return empty;
    }

    MimeMessage empty() {
        return new MimeMessage((Session) null);
    }

    /** A line break in a name would begin a header of its own. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}+", " ");
    }

    private InternetAddress from() throws MessagingException {
        try {
            return new InternetAddress(sender.email(), sender.name(), "UTF-8");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The message keeps the identity of the letter, so that a mail server and a reader can tell a repeat. */
    private MimeMessage named(MimeMessage message, String id) throws MessagingException {
        String host = sender.email().substring(sender.email().indexOf('@') + 1);
        message.saveChanges();
        message.setHeader("Message-ID", "<" + id + "@" + host + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}
