package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.foicasework.exemption.Basis;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Likelihood;
import org.foicasework.exemption.WithheldItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reasonable opinion of a qualified person, without which section 36 exempts nothing.
 *
 * <p>s36(2): information is exempt "if, in the reasonable opinion of a qualified person, disclosure of the information under this
 * Act" would, or would be likely to, have one of the effects named. So the opinion is about this information and these
 * effects: for other items or limbs it is void.
 */
@Repository
@Transactional
public class QualifiedOpinions {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;

    QualifiedOpinions(JdbcClient jdbc, Clock clock, Today today) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
    }

    /** An item and the limb of section 36 that a decision relies on for it. */
    public record Needed(String item, String limb) {}

    /** What the qualified person holds of one item under one limb. */
    public record Finding(String item, String limb, Likelihood likelihood, String opinion) {

        Needed covers() {
            return new Needed(item, limb);
        }
    }

    /**
     * What a qualified person said.
     *
     * @param given whether they hold the opinion that is needed
     * @param person their name
     * @param post their post, and the authorisation under section 36(5) if there is one
     * @param reasons why not, or remarks; may be null when given
     */
    public record Opinion(
            boolean given,
            String person,
            String post,
            LocalDate givenOn,
            String materialsSeen,
            String reasons,
            List<Finding> findings,
            Instant recordedAt,
            String recordedBy) {

        public Opinion {
            findings = findings == null ? List.of() : List.copyOf(findings);
        }

        /** What it says of an item under a limb. */
        public Optional<Finding> of(String item, String limb) {
            return findings.stream()
                    .filter(finding -> finding.covers().equals(new Needed(item, limb)))
                    .findFirst();
        }
    }

    /**
     * What the qualified person has to be asked about: every claim of section 36 but those on statistics. s36(4): "In relation
     * to statistical information, subsections (2) and (3) shall have effect with the omission of the words 'in the reasonable
     * opinion of a qualified person'".
     */
    public static List<Needed> needed(Decision decision) {
        List<Needed> needed = new ArrayList<>();
        for (WithheldItem item : decision.withheld()) {
            for (ExemptionClaim claim : item.claims()) {
                if (restsOnOpinion(claim)) {
                    needed.add(new Needed(item.description(), claim.limb()));
                }
            }
        }
        return needed;
    }

    static boolean restsOnOpinion(ExemptionClaim claim) {
        return ExemptionCatalogue.standard()
                .find(claim.limb())
                .filter(limb -> limb.basis() == Basis.OPINION && !limb.needsPrejudiceTest(claim.particulars()))
                .isPresent();
    }

    /** Records what the qualified person said of exactly what this decision relies on. */
    public void record(long questionId, Decision decision, Opinion opinion, String actor) {
        List<Needed> needed = needed(decision);
        Problems problems = new Problems();
        problems.require(opinion.post(), "post", "Enter the post of the qualified person.");
        problems.require(opinion.givenOn(), "givenOn", "Enter the day of the opinion.");
        if (opinion.givenOn() != null && opinion.givenOn().isAfter(today.date())) {
            problems.add("givenOn", "The day of the opinion lies in the future.");
        }
        problems.require(
                opinion.materialsSeen(),
                "materialsSeen",
                "Say what you saw: the information, the submission, the arguments.");
        if (opinion.given()) {
            Set<Needed> covered = new HashSet<>();
            opinion.findings().forEach(finding -> covered.add(finding.covers()));
            if (!covered.equals(new HashSet<>(needed))) {
                throw new InvalidSubmissionException(
                        "The items or limbs have changed since this form was opened. Load the task again.");
            }
            for (int i = 0; i < opinion.findings().size(); i++) {
                Finding finding = opinion.findings().get(i);
                problems.require(
                        finding.likelihood(),
                        "findings[" + i + "].likelihood",
                        "Choose one: disclosure would, or would be likely to, have the effect.");
                problems.require(
                        finding.opinion(),
                        "findings[" + i + "].opinion",
                        "Say what would happen and why, for this item under this limb.");
            }
        } else {
            problems.require(opinion.reasons(), "reasons", "Say why you do not hold the opinion.");
        }
        problems.stop();
        long id = jdbc.sql(
                        """
                insert into qualified_opinion (question_id, given, person, post, given_on, materials_seen, reasons, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(
                        questionId,
                        opinion.given(),
                        opinion.person(),
                        opinion.post().strip(),
                        opinion.givenOn(),
                        opinion.materialsSeen().strip(),
                        RequestRegister.blankToNull(opinion.reasons()),
                        Timestamp.from(clock.instant()),
                        actor)
                .query(Long.class)
                .single();
        List<Finding> findings = opinion.given() ? opinion.findings() : List.of();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            jdbc.sql(
                            "insert into qualified_opinion_limb (opinion_id, position, item, limb, likelihood, opinion) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            i,
                            finding.item(),
                            finding.limb(),
                            finding.likelihood().name(),
                            finding.opinion().strip())
                    .update();
        }
    }

    /** Everything qualified persons said on a question, oldest first. */
    @Transactional(readOnly = true)
    public List<Opinion> of(long questionId) {
        return jdbc.sql(
                        """
                select id, given, person, post, given_on, materials_seen, reasons, recorded_at, recorded_by
                from qualified_opinion where question_id = ? order by id""")
                .param(questionId)
                .query((row, n) -> new Opinion(
                        row.getBoolean("given"),
                        row.getString("person"),
                        row.getString("post"),
                        row.getObject("given_on", LocalDate.class),
                        row.getString("materials_seen"),
                        row.getString("reasons"),
                        findings(row.getLong("id")),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("recorded_by")))
                .list();
    }

    private List<Finding> findings(long opinionId) {
        return jdbc.sql(
                        "select item, limb, likelihood, opinion from qualified_opinion_limb where opinion_id = ? order by position")
                .param(opinionId)
                .query(Finding.class)
                .list();
    }

    /** The opinion that this decision can rest on: the last one, if it was given and on exactly these items and limbs. */
    @Transactional(readOnly = true)
    public Optional<Opinion> standing(long questionId, Decision decision) {
        Set<Needed> needed = new HashSet<>(needed(decision));
        return of(questionId).stream()
                .reduce((first, second) -> second)
                .filter(Opinion::given)
                .filter(opinion -> opinion.findings().stream()
                        .map(Finding::covers)
                        .collect(java.util.stream.Collectors.toSet())
                        .equals(needed));
    }
}
