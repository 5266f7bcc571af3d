package org.foicasework.correspondence;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** By SMTP when {@code spring.mail.host} is set; otherwise as {@code .eml} files in a folder. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    MailTransport smtp(JavaMailSender server, Sender sender, Clock clock) {
        return new Smtp(server, new MailMessages(sender, clock));
    }

    @Bean
    @ConditionalOnMissingBean(MailTransport.class)
    MailTransport folder(Sender sender, Clock clock) {
        return new Folder(Path.of(sender.outbox()), new MailMessages(sender, clock));
    }

    private record Smtp(JavaMailSender server, MailMessages messages) implements MailTransport {

        @Override
        public void deliver(Letter letter) {
            try {
                hand(letter.reference(), () -> messages.write(letter, server.createMimeMessage()));
            } catch (DeliveryFailedException failed) {
                if (failed.getCause() instanceof MailSendException broken && mayHaveArrived(broken)) {
                    throw new DeliveryInDoubtException(letter.reference(), letter.kind());
                }
                throw failed;
            }
        }

        @Override
        public void notify(String to, String subject, String text) {
            hand(subject, () -> messages.note(to, subject, text, server.createMimeMessage()));
        }

        private void hand(String what, Written message) {
            try {
                server.send(message.write());
            } catch (MailException | MessagingException refused) {
                throw new DeliveryFailedException("The mail server did not take the message " + what, refused);
            }
        }

        /**
         * A connection that was never made, and a "no" in the server's own words, are certain. A connection that broke, or
         * an answer that never came, is not: the server may have taken the letter before.
         */
        private static boolean mayHaveArrived(MailSendException broken) {
            Exception[] refusals = broken.getMessageExceptions();
            boolean neverConnected = refusals.length > 0 && broken.getCause() == refusals[0];
            return !neverConnected
                    && (refusals.length == 0 || !Stream.of(refusals).allMatch(Smtp::isRefusal));
        }

        private static boolean isRefusal(Exception failed) {
            return failed instanceof SendFailedException
                    && !(failed instanceof SMTPSendFailedException answer && answer.getReturnCode() < 400);
        }
    }

    private record Folder(Path folder, MailMessages messages) implements MailTransport {

        @Override
        public void deliver(Letter letter) {
            put(letter.messageId() + ".eml", () -> messages.write(letter, messages.empty()));
        }

        @Override
        public void notify(String to, String subject, String text) {
            put("note-" + UUID.randomUUID() + ".eml", () -> messages.note(to, subject, text, messages.empty()));
        }

        /** Written beside and moved into place, so that a reader never sees half a letter and a repeat overwrites itself. */
        private void put(String name, Written message) {
            try {
                Files.createDirectories(folder);
                Path half = Files.createTempFile(folder, "writing", ".tmp");
                try (OutputStream out = Files.newOutputStream(half)) {
                    message.write().writeTo(out);
                }
                Files.move(
                        half,
                        folder.resolve(name),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | MessagingException failed) {
                throw new DeliveryFailedException(
                        "The message could not be written to " + folder.toAbsolutePath(), failed);
            }
        }
    }

    @FunctionalInterface
    private interface Written {
        MimeMessage write() throws MessagingException;
    }
}
