package org.foicasework.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.request.Applicant;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Channel;
import org.foicasework.request.NewRequest;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Today;
import org.foicasework.testing.CaseworkTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

/** Letters over real SMTP on loopback: each leaves once, or nobody is in the dark about it. */
@CaseworkTest
class OutboxTest {

    private static final byte[] PDF = "%PDF-1.7 the letter".getBytes(StandardCharsets.US_ASCII);
    private static final Runnable NOTHING = () -> {};

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    @Autowired
    Today today;

    @Autowired
    AuditTrail audit;

    @Autowired
    RequestRegister register;

    @Autowired
    Notices notices;

    @Autowired
    Environment settings;

    private GreenMail server;

    @BeforeEach
    void startMailServer() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stopMailServer() {
        server.stop();
    }

    @Test
    void aLetterArrivesOnceWithItsWordsThePdfAndItsEnclosures() throws Exception {
        Letter letter = letter("o'brien@applicant.example", "Distances, \u00a3 and \u2019s.csv");
        Outbox outbox = outbox(smtp());
        outbox.send(letter, NOTHING);

        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getRecipients(RecipientType.TO)[0]).hasToString("o'brien@applicant.example");
        assertThat(mail.getSubject()).isEqualTo(letter.subject());
        assertThat(mail.getMessageID()).contains(letter.messageId().toString());
        List<Part> parts = parts(mail);
        assertThat(parts).hasSize(4);
        assertThat(parts.get(0).isMimeType("text/plain")).isTrue();
        assertThat(parts.get(0).getContent().toString()).contains("Siobhan O'Brien");
        assertThat(parts.get(1).isMimeType("text/html")).isTrue();
        assertThat(parts.get(1).getContent().toString()).contains("<h1>Your answer</h1>");
        assertThat(parts.get(2).isMimeType("application/pdf")).isTrue();
        assertThat(parts.get(2).getFileName()).isEqualTo(letter.reference() + ".pdf");
        assertThat(parts.get(2).getInputStream().readAllBytes()).isEqualTo(PDF);
        assertThat(parts.get(3).getInputStream().readAllBytes())
                .isEqualTo(letter.enclosures().get(0).content());
        assertThat(outbox.state(letter.noticeId())).contains(Message.State.SENT);
    }

    @Test
    void aLetterThatHasLeftIsNotSentAgain() {
        Letter letter = letter();
        Outbox outbox = outbox(smtp());
        outbox.send(letter, NOTHING);

        assertThatThrownBy(() -> outbox.send(letter, NOTHING)).isInstanceOf(DeliveryInDoubtException.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(outbox.state(letter.noticeId())).contains(Message.State.SENT);
    }

    @Test
    void aRefusedConnectionLeavesTheLetterWaitingAndTheNextTrySendsItOnce() {
        int port = server.getSmtp().getPort();
        server.stop();
        Letter letter = letter();
        Outbox outbox = outbox(smtp(port));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> outbox.send(letter, NOTHING)).isInstanceOf(DeliveryFailedException.class);
            assertThat(outbox.state(letter.noticeId())).contains(Message.State.QUEUED);
        }
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        outbox.send(letter, NOTHING);

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(outbox.state(letter.noticeId())).contains(Message.State.SENT);
    }

    @Test
    void anAddressThatTheServerRefusesLeavesTheLetterWaiting() throws Exception {
        try (TalkingServer refusing = new TalkingServer("550 no such mailbox", "250 taken")) {
            Letter letter = letter();
            Outbox outbox = outbox(smtp(refusing.port()));
            assertThatThrownBy(() -> outbox.send(letter, NOTHING)).isInstanceOf(DeliveryFailedException.class);
            assertThat(outbox.state(letter.noticeId())).contains(Message.State.QUEUED);
        }
    }

    @Test
    void aServerThatRefusesTheWholeLetterLeavesItWaiting() throws Exception {
        try (TalkingServer refusing = new TalkingServer("250 fine", "452 no space")) {
            Letter letter = letter();
            Outbox outbox = outbox(smtp(refusing.port()));
            assertThatThrownBy(() -> outbox.send(letter, NOTHING)).isInstanceOf(DeliveryFailedException.class);
            assertThat(outbox.state(letter.noticeId())).contains(Message.State.QUEUED);
        }
    }

    @Test
    void aServerThatHangsUpAfterTakingTheLetterLeavesADoubtAndNothingIsSentAgain() throws Exception {
        try (TalkingServer hangingUp = new TalkingServer("250 fine", null)) {
            Letter letter = letter();
            Outbox outbox = outbox(smtp(hangingUp.port()));
            assertThatThrownBy(() -> outbox.send(letter, NOTHING)).isInstanceOf(DeliveryInDoubtException.class);
            assertThat(outbox.state(letter.noticeId())).contains(Message.State.SENDING);
            assertThatThrownBy(() -> outbox.send(letter, NOTHING))
                    .isInstanceOf(DeliveryInDoubtException.class)
                    .hasMessageContaining("may have left already");
            assertThat(hangingUp.letters()).isEqualTo(1);
        }
    }

    @Test
    void aCrashDuringTheHandOverLeavesADoubtUntilAPersonSaysThatTheLetterLeft() {
        Letter letter = letter();
        crash(letter);

        Outbox after = outbox(smtp());
        assertThatThrownBy(() -> after.send(letter, NOTHING)).isInstanceOf(DeliveryInDoubtException.class);
        after.resolveDoubt(letter.messageId(), true, "cara");
        assertThat(after.state(letter.noticeId())).contains(Message.State.SENT);
        assertThatThrownBy(() -> after.send(letter, NOTHING)).isInstanceOf(DeliveryInDoubtException.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(actions(letter)).contains("confirmed that a letter had left");
    }

    @Test
    void aCrashDuringTheHandOverLeavesADoubtUntilAPersonHasTheLetterSentAgain() {
        Letter letter = letter();
        crash(letter);

        Outbox after = outbox(smtp());
        assertThatThrownBy(() -> after.send(letter, NOTHING)).isInstanceOf(DeliveryInDoubtException.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
        after.resolveDoubt(letter.messageId(), false, "cara");
        after.send(letter, NOTHING);
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(after.state(letter.noticeId())).contains(Message.State.SENT);
        assertThat(actions(letter)).contains("had a letter sent again");

        after.resolveDoubt(letter.messageId(), false, "cara");
        assertThat(after.state(letter.noticeId()))
                .as("there is no doubt any more")
                .contains(Message.State.SENT);
    }

    private void crash(Letter letter) {
        MailTransport real = smtp();
        Outbox crashing = outbox(new Delivering(taken -> {
            real.deliver(taken);
            throw new OutOfMemoryError("the node dies after the server took the letter");
        }));
        assertThatThrownBy(() -> crashing.send(letter, NOTHING)).isInstanceOf(OutOfMemoryError.class);
        assertThat(crashing.state(letter.noticeId())).contains(Message.State.SENDING);
    }

    @Test
    void ofTwoNodesThatSendTheSameLetterAtOnceOneSendsIt() throws Exception {
        Letter letter = letter();
        CountDownLatch bothReady = new CountDownLatch(2);
        MailTransport real = smtp();
        List<CompletableFuture<Void>> nodes = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            Outbox outbox = outbox(real);
            nodes.add(CompletableFuture.runAsync(() -> {
                bothReady.countDown();
                await(bothReady);
                outbox.send(letter, NOTHING);
            }));
        }
        List<Throwable> refused = new ArrayList<>();
        for (CompletableFuture<Void> node : nodes) {
            node.handle((done, refusal) -> refusal == null || refused.add(refusal.getCause()))
                    .get(30, TimeUnit.SECONDS);
        }
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(refused).singleElement().isInstanceOf(DeliveryInDoubtException.class);
        assertThat(outbox(real).state(letter.noticeId())).contains(Message.State.SENT);
    }

    @Test
    void aServerThatDoesNotAnswerHoldsUpNobodyElse() throws Exception {
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Letter slow = letter();
        Outbox waiting = outbox(new Delivering(letter -> {
            inTheMiddle.countDown();
            await(goOn);
        }));
        CompletableFuture<Void> node = CompletableFuture.runAsync(() -> waiting.send(slow, NOTHING));
        try {
            await(inTheMiddle);
            Letter other = anotherNoticeOf(slow.reference());
            CompletableFuture.runAsync(() -> outbox(smtp()).send(other, NOTHING))
                    .get(10, TimeUnit.SECONDS);
            assertThat(server.getReceivedMessages()).hasSize(1);
            CompletableFuture.runAsync(() -> jdbc.sql("update request set subject = subject where reference = ?")
                            .param(slow.reference())
                            .update())
                    .get(10, TimeUnit.SECONDS);
        } finally {
            goOn.countDown();
        }
        node.get(10, TimeUnit.SECONDS);
        assertThat(waiting.state(slow.noticeId())).contains(Message.State.SENT);
    }

    @Test
    void aMailServerIsWaitedForOnlySoLong() {
        MailProperties mail =
                Binder.get(settings).bind("spring.mail", MailProperties.class).orElseGet(MailProperties::new);
        assertThat(List.of("connectiontimeout", "timeout", "writetimeout"))
                .allSatisfy(wait -> assertThat(mail.getProperties().get("mail.smtp." + wait))
                        .as(wait)
                        .isNotNull()
                        .satisfies(limit -> assertThat(Integer.parseInt(limit)).isBetween(1_000, 120_000)));
    }

    @Test
    void namesAndAddressesCannotAddHeadersOrRecipients() throws Exception {
        for (String address : List.of(
                "ann@applicant.example\r\nBcc: all@applicant.example",
                "ann@applicant.example\nBcc: all@applicant.example",
                "ann@applicant.example, all@applicant.example",
                "ann@applicant.example>\r\nRCPT TO:<all@applicant.example",
                "")) {
            Letter letter = letter(address, "a.txt");
            assertThatThrownBy(() -> outbox(smtp()).send(letter, NOTHING))
                    .as("%s", address)
                    .isInstanceOf(DeliveryFailedException.class);
        }
        assertThat(server.getReceivedMessages()).isEmpty();

        Letter letter = letter("ann@applicant.example", "a.txt\r\nBcc: all@applicant.example\r\n\r\nIn the body");
        outbox(smtp()).send(letter, NOTHING);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(mail.getAllRecipients()).hasSize(1);
        for (Part part : parts(mail)) {
            assertThat(part.getHeader("Bcc")).isNull();
        }
        assertThat(parts(mail)).hasSize(4);
    }

    @Test
    void whatMustBeOnRecordIsCommittedBeforeTheLetterLeaves() {
        Letter letter = letter();
        List<String> seen = new ArrayList<>();
        Outbox outbox = outbox(new Delivering(
                taken -> CompletableFuture.runAsync(() -> seen.add(jdbc.sql("select closing from notice where id = ?")
                                .param(taken.noticeId())
                                .query(String.class)
                                .single()))
                        .join()));
        outbox.send(letter, () -> jdbc.sql("update notice set closing = 'kept' where id = ?")
                .param(letter.noticeId())
                .update());
        assertThat(seen).containsExactly("kept");
    }

    private Outbox outbox(MailTransport transport) {
        return new Outbox(jdbc, clock, today, transport, audit, transactions);
    }

    private MailTransport smtp() {
        return smtp(server.getSmtp().getPort());
    }

    private MailTransport smtp(int port) {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(port);
        mail.getJavaMailProperties().put("mail.smtp.timeout", "5000");
        return new MailConfiguration()
                .smtp(mail, new Sender("foi@anyshire.example", "Anyshire, \"Rights\" Unit", "unused"), clock);
    }

    private Letter letter() {
        return letter("ann@applicant.example", "answer.csv");
    }

    private Letter letter(String to, String enclosure) {
        String reference = register.register(
                new NewRequest(
                        UUID.randomUUID(),
                        Channel.EMAIL,
                        LocalDate.of(2025, 3, 4),
                        null,
                        null,
                        "Cameras",
                        "How far do they see?",
                        new Applicant("Siobhan O'Brien", null, "siobhan@applicant.example", null),
                        List.of(),
                        null),
                "cara");
        return letter(reference, NoticeType.RESPONSE, to, enclosure);
    }

    private Letter anotherNoticeOf(String reference) {
        return letter(reference, NoticeType.ACKNOWLEDGEMENT, "ann@applicant.example", "a.txt");
    }

    private Letter letter(String reference, NoticeType type, String to, String enclosure) {
        UUID id = notices.open(reference, type, null);
        return new Letter(
                id,
                reference,
                id,
                to,
                type.title(),
                "Freedom of Information request " + reference,
                "Dear Siobhan O'Brien",
                "<html lang=\"en\"><body><h1>Your answer</h1></body></html>",
                PDF,
                List.of(new Letter.EnclosedFile(enclosure, "text/csv", "1,2\n".getBytes(StandardCharsets.UTF_8))));
    }

    private List<String> actions(Letter letter) {
        return jdbc.sql("select action from audit_entry where reference = ?")
                .param(letter.reference())
                .query(String.class)
                .list();
    }

    /** The leaves of a message, in order. */
    private static List<Part> parts(Part part) throws Exception {
        if (!(part.getContent() instanceof Multipart several)) {
            return List.of(part);
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < several.getCount(); i++) {
            parts.addAll(parts(several.getBodyPart(i)));
        }
        return parts;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A transport of the test's own. */
    private record Delivering(java.util.function.Consumer<Letter> delivery) implements MailTransport {

        @Override
        public void deliver(Letter letter) {
            delivery.accept(letter);
        }

        @Override
        public void notify(String to, String subject, String text) {}
    }

    /** A mail server that answers as it is told to; it hangs up where the answer is null. */
    private static final class TalkingServer implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        private final String toRecipient;
        private final String toLetter;
        private volatile int letters;

        TalkingServer(String toRecipient, String toLetter) throws IOException {
            this.toRecipient = toRecipient;
            this.toLetter = toLetter;
            Thread serving = new Thread(this::serve);
            serving.setDaemon(true);
            serving.start();
        }

        int port() {
            return door.getLocalPort();
        }

        int letters() {
            return letters;
        }

        private void serve() {
            while (!door.isClosed()) {
                try (Socket caller = door.accept()) {
                    talk(caller);
                } catch (IOException gone) {
                    // The caller or the test has gone.
                }
            }
        }

        private void talk(Socket caller) throws IOException {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = caller.getOutputStream();
            say(out, "220 ready");
            boolean letter = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (letter) {
                    if (line.equals(".")) {
                        letter = false;
                        letters++;
                        if (toLetter == null) {
                            return;
                        }
                        say(out, toLetter);
                    }
                } else if (line.startsWith("RCPT")) {
                    say(out, toRecipient);
                } else if (line.startsWith("DATA")) {
                    letter = true;
                    say(out, "354 go on");
                } else {
                    say(out, "250 fine");
                }
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
