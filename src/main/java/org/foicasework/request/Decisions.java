package org.foicasework.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.Passages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/**
 * The decisions on questions, version by version, and their approvals. An approval holds the digest of what was approved;
 * a decision changed afterwards, or with other files, has another digest, and so has no approval.
 */
@Repository
@Transactional
public class Decisions {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper json;

    Decisions(JdbcClient jdbc, Clock clock, ObjectMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /** One version of a decision. */
    public record Version(int version, Decision decision, String digest, Instant draftedAt, String draftedBy) {}

    /**
     * What an approver said.
     *
     * @param digest of what was in front of them, see {@link #fingerprint}
     * @param version the version of the decision; null for approvals made before versions were noted
     * @param files the files that were to go out with it, each by its hash and its name
     */
    public record Approval(
            String digest,
            Integer version,
            List<String> files,
            boolean approved,
            String reasons,
            Instant decidedAt,
            String decidedBy) {}

    /**
     * Records a version of the decision, unless it says just what the last one says. Another person who writes the same
     * again makes a version too: whoever wrote a decision may not approve it.
     */
    public void draft(long questionId, Decision decision, String actor) {
        String digest = decision.digest();
        Optional<Version> last = current(questionId);
        if (last.isPresent()
                && last.get().digest().equals(digest)
                && drafters(questionId).contains(actor)) {
            return;
        }
        jdbc.sql(
                        "insert into decision (question_id, version, content, digest, drafted_at, drafted_by) values (?, ?, ?::jsonb, ?, ?, ?)")
                .params(
                        questionId,
                        last.map(Version::version).orElse(0) + 1,
                        write(decision),
                        digest,
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
        rememberPassages(questionId, decision);
    }

    /** The version in force. */
    @Transactional(readOnly = true)
    public Optional<Version> current(long questionId) {
        return versions(questionId).stream().reduce((first, second) -> second);
    }

    /** All versions, oldest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(long questionId) {
        return jdbc.sql(
                        "select version, content, digest, drafted_at, drafted_by from decision where question_id = ? order by version")
                .param(questionId)
                .query((row, n) -> new Version(
                        row.getInt(1),
                        read(row.getString(2)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5)))
                .list();
    }

    /** Everyone who drafted any version of this decision: none of them may approve it. */
    @Transactional(readOnly = true)
    public List<String> drafters(long questionId) {
        return jdbc.sql("select distinct drafted_by from decision where question_id = ?")
                .param(questionId)
                .query(String.class)
                .list();
    }

    /** Records what the approver decided on the version in force. */
    public void recordApproval(long questionId, boolean approved, String reasons, String actor) {
        if (!approved && (reasons == null || reasons.isBlank())) {
            throw new InvalidSubmissionException(
                    List.of(new Problem("reasons", "Say what must change, so that the caseworker can act on it.")));
        }
        Version version = current(questionId).orElseThrow();
        jdbc.sql(
                        "insert into decision_approval (question_id, digest, version, files, approved, reasons, decided_at, decided_by) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        questionId,
                        fingerprint(questionId).orElseThrow(),
                        version.version(),
                        releasedFiles(questionId).toArray(String[]::new),
                        approved,
                        RequestRegister.blankToNull(reasons),
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
    }

    /** What approvers said on this question, oldest first. */
    @Transactional(readOnly = true)
    public List<Approval> approvals(long questionId) {
        return jdbc.sql(
                        "select digest, version, files, approved, reasons, decided_at, decided_by from decision_approval where question_id = ? order by id")
                .param(questionId)
                .query((row, n) -> new Approval(
                        row.getString(1),
                        row.getObject(2, Integer.class),
                        List.of((String[]) row.getArray(3).getArray()),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant(),
                        row.getString(7)))
                .list();
    }

    /**
     * What an approval is given to: the decision in force, word for word, and the very bytes of the files that go out with it.
     * Empty while there is no decision.
     */
    @Transactional(readOnly = true)
    public Optional<String> fingerprint(long questionId) {
        return current(questionId).map(version -> {
            List<String> files = releasedFiles(questionId);
            return files.isEmpty() ? version.digest() : sha256(version.digest() + "\n" + String.join("\n", files));
        });
    }

    /** The files that go out with the answer to a question, each by its hash and its name. */
    @Transactional(readOnly = true)
    public List<String> releasedFiles(long questionId) {
        return jdbc.sql(
                        "select sha256 || ' ' || file_name from attachment where question_id = ? and released order by file_name, sha256")
                .param(questionId)
                .query(String.class)
                .list();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * Whether the decision may leave only with an approval: always when anything is withheld, neither confirmed nor denied,
     * or refused for its cost or under section 14, whatever the approval table says; otherwise when an approver was asked about this very version.
     */
    @Transactional(readOnly = true)
    public boolean needsApproval(long questionId) {
        boolean refuses = current(questionId)
                .map(version -> version.decision().outcome())
                .filter(Outcome::alwaysNeedsApproval)
                .isPresent();
        Optional<String> digest = fingerprint(questionId);
        return refuses
                || approvals(questionId).stream().anyMatch(approval -> digest.filter(approval.digest()::equals)
                        .isPresent());
    }

    /** The sentences of this decision that stand word for word in another case, each with that case's reference. */
    @Transactional(readOnly = true)
    public Map<String, String> passagesElsewhere(String reference, Decision decision) {
        Set<String> passages = Passages.of(decision);
        if (passages.isEmpty()) {
            return Map.of();
        }
        Map<String, String> elsewhere = new HashMap<>();
        jdbc.sql("select distinct on (md5(sentence)) sentence, reference from passage"
                        + " where md5(sentence) in (:hashes) and reference <> :reference order by md5(sentence)")
                .param("hashes", passages.stream().map(Decisions::md5).toList())
                .param("reference", reference)
                .query((row, n) -> elsewhere.put(row.getString(1), row.getString(2)))
                .list();
        elsewhere.keySet().retainAll(passages);
        return elsewhere;
    }

    private void rememberPassages(long questionId, Decision decision) {
        for (String sentence : Passages.of(decision)) {
            jdbc.sql(
                            """
                    insert into passage (question_id, reference, sentence)
                    select id, reference, ? from question where id = ?
                    on conflict do nothing""")
                    .params(sentence, questionId)
                    .update();
        }
    }

    private static String md5(String text) {
        return DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the last word of an approver is a yes to exactly the version in force, with exactly the files that go out. */
    @Transactional(readOnly = true)
    public boolean approvalStands(long questionId) {
        Optional<String> inForce = fingerprint(questionId);
        return approvals(questionId).stream()
                .reduce((first, second) -> second)
                .filter(Approval::approved)
                .filter(approval -> inForce.filter(approval.digest()::equals).isPresent())
                .isPresent();
    }

    private String write(Decision decision) {
        try {
            return json.writeValueAsString(decision);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Decision read(String content) {
        try {
            return json.readValue(content, Decision.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The decision in the register cannot be read", damaged);
        }
    }

    /** Who approved the version in force; more than one where a second person has to agree (s17(6)). */
    @Transactional(readOnly = true)
    public List<String> approvers(long questionId) {
        Optional<String> digest = current(questionId).map(Version::digest);
        return approvals(questionId).stream()
                .filter(Approval::approved)
                .filter(approval -> digest.filter(approval.digest()::equals).isPresent())
                .map(Approval::decidedBy)
                .distinct()
                .toList();
    }
}
