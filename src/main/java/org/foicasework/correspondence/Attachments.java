package org.foicasework.correspondence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Files that came with a request, a reply or a search, and the ones that go out with an answer. */
@Repository
@Transactional
public class Attachments {

    /**
     * What may leave: flat formats. A spreadsheet or a document can carry hidden sheets, pivot caches, comments and tracked
     * changes, and has done so in public answers; it is converted first (UK GDPR art 32).
     */
    private static final Set<String> RELEASABLE = Set.of("pdf", "csv", "txt", "png", "jpg", "jpeg");

    private static final List<byte[]> OFFICE_STARTS =
            List.of(new byte[] {'P', 'K', 3, 4}, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});

    private static final String COLUMNS =
            "id, reference, message_id, search_id, question_id, file_name, media_type, size, sha256, released, uploaded_by, uploaded_at";

    /** A form may lie open over a weekend. */
    private static final Duration UNUSED_FOR = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ReleaseWatch watch;

    Attachments(JdbcClient jdbc, Clock clock, ReleaseWatch watch) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.watch = watch;
    }

    /** Keeps an uploaded file until the form it belongs to is submitted. */
    public Attachment upload(String fileName, String mediaType, byte[] content, String actor) {
        String name = fileName == null
                ? ""
                : fileName.replaceAll(".*[/\\\\]", "")
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        if (name.isEmpty() || content.length == 0) {
            throw new InvalidSubmissionException(
                    List.of(new Problem("file", "The file is empty. Choose another one.")));
        }
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into attachment (id, file_name, media_type, size, sha256, content, uploaded_by, uploaded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        name,
                        mediaType == null ? "application/octet-stream" : mediaType,
                        content.length,
                        sha256(content),
                        content,
                        actor,
                        Timestamp.from(clock.instant()))
                .update();
        return find(id).orElseThrow();
    }

    /**
     * Deletes files that were uploaded for a form which nobody submitted.
     *
     * @return how many
     */
    public int forgetUnused() {
        return jdbc.sql("delete from attachment where reference is null and uploaded_at < ?")
                .param(Timestamp.from(clock.instant().minus(UNUSED_FOR)))
                .update();
    }

    /** Files the request itself came with. */
    public void belongToRequest(List<UUID> ids, String reference, String actor) {
        link(ids, reference, null, null, actor);
    }

    /** Files a reply came with. */
    public void belongToMessage(List<UUID> ids, String reference, UUID messageId, String actor) {
        link(ids, reference, messageId, null, actor);
    }

    /** Files a search found. */
    public void belongToSearch(List<UUID> ids, String reference, long searchId, String actor) {
        link(ids, reference, null, searchId, actor);
    }

    private void link(List<UUID> ids, String reference, UUID messageId, Long searchId, String actor) {
        for (UUID id : ids) {
            int linked = jdbc.sql(
                            """
                    update attachment set reference = ?, message_id = ?, search_id = ?
                    where id = ? and uploaded_by = ? and reference is null""")
                    .params(reference, messageId, searchId, id, actor)
                    .update();
            if (linked == 0) {
                throw new InvalidSubmissionException(List.of(new Problem(
                        "attachmentIds",
                        "An attached file is no longer there or was not uploaded by you. Attach it again.")));
            }
        }
    }

    /**
     * Chooses the files that go out with the answer to a question; replaces an earlier choice.
     *
     * @throws InvalidSubmissionException when a file goes out with another answer, or can carry hidden content; the latter is put on
     *     record all the same
     */
    public void release(List<UUID> ids, String reference, long questionId, String actor) {
        jdbc.sql("update attachment set released = false, question_id = null where question_id = ?")
                .param(questionId)
                .update();
        for (UUID id : ids) {
            Attachment file = find(id).filter(found -> reference.equals(found.reference()))
                    .orElseThrow(() -> new InvalidSubmissionException(List.of(new Problem(
                            "releasedAttachmentIds", "A file chosen for release does not belong to this case."))));
            if (file.questionId() != null) {
                throw new InvalidSubmissionException(
                        List.of(
                                new Problem(
                                        "releasedAttachmentIds",
                                        file.fileName()
                                                + " goes out with the answer to another question. Attach it to a search of this one.")));
            }
            if (!releasable(file.fileName()) || isDisguised(file)) {
                watch.refused(reference, file.fileName(), actor);
                throw new InvalidSubmissionException(List.of(new Problem(
                        "releasedAttachmentIds",
                        file.fileName() + " cannot be released as it is: files of this kind can carry hidden content."
                                + " Convert it to PDF or CSV, look at the result, and attach that.")));
            }
            jdbc.sql("update attachment set released = true, question_id = ? where id = ?")
                    .params(questionId, id)
                    .update();
        }
    }

    /** A workbook or document under another name is still one: they begin as ZIP archives or as old Office files. */
    private boolean isDisguised(Attachment file) {
        byte[] start = jdbc.sql("select substring(content from 1 for 8) from attachment where id = ?")
                .param(file.id())
                .query((row, n) -> row.getBytes(1))
                .single();
        return OFFICE_STARTS.stream()
                .anyMatch(office ->
                        start.length >= office.length && Arrays.equals(Arrays.copyOf(start, office.length), office));
    }

    /** Whether files with this name may leave as they are. */
    public static boolean releasable(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot >= 0 && RELEASABLE.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The file, without its content. */
    @Transactional(readOnly = true)
    public Optional<Attachment> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from attachment where id = ?")
                .param(id)
                .query(Attachment.class)
                .optional();
    }

    /** All files of a case. */
    @Transactional(readOnly = true)
    public List<Attachment> of(String reference) {
        return jdbc.sql("select " + COLUMNS + " from attachment where reference = ? order by uploaded_at, id")
                .param(reference)
                .query(Attachment.class)
                .list();
    }

    /** The files that go out with the answer to a question. */
    @Transactional(readOnly = true)
    public List<Attachment> released(long questionId) {
        return jdbc.sql("select " + COLUMNS
                        + " from attachment where question_id = ? and released order by file_name, id")
                .param(questionId)
                .query(Attachment.class)
                .list();
    }

    /** The bytes of a file. */
    @Transactional(readOnly = true)
    public byte[] content(UUID id) {
        return jdbc.sql("select content from attachment where id = ?")
                .param(id)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
