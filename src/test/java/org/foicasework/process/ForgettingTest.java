package org.foicasework.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.foicasework.correspondence.Attachments;
import org.foicasework.correspondence.Messages;
import org.foicasework.exemption.Outcome;
import org.foicasework.request.Channel;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.LegalHolds;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.request.Retention;
import org.foicasework.request.RetentionHold;
import org.foicasework.scenario.Casework;
import org.foicasework.scenario.DistanceCase;
import org.foicasework.scenario.SeedCase;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is left of a case when its time is over. */
@CaseworkTest
class ForgettingTest {

    /** The answer goes on 20 May 2026, and three years later the case is forgotten. */
    private static final LocalDate LAST_DAY = LocalDate.of(2029, 5, 20);

    private static final LocalDate OVER = LAST_DAY.plusDays(1);

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase distance;

    @Autowired
    Attachments attachments;

    @Autowired
    Forgetting forgetting;

    @Autowired
    Retention retention;

    @Autowired
    Letterbox letterbox;

    @Autowired
    LegalHolds legalHolds;

    @Autowired
    OpenComplaint complaint;

    @Autowired
    RequestRegister register;

    @Autowired
    Questions questions;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimeMachine time;

    /** Stands for a review or a complaint that is open. */
    @TestComponent
    static class OpenComplaint implements RetentionHold {

        private String held;

        @Override
        public boolean holds(String reference) {
            return reference.equals(held);
        }

        @Override
        public String why() {
            return "A complaint is open.";
        }
    }

    @Test
    void afterForgettingNoTableKnowsWhoAskedOrWhatTheyWroteAndTheFiguresRemain() {
        String reference = answered("Zebedee Quillfeather", "zebedee@quillfeather.example");
        long question = questions.of(reference).get(0).id();
        List<String> traces = List.of(
                "Zebedee",
                "Quillfeather",
                "quillfeather.example",
                // Their words, and those of the caseworker about them.
                "marzipan",
                "thaumaturge");
        assertThat(found(traces))
                .as("before")
                .anyMatch(place -> place.startsWith("applicant.name"))
                .anyMatch(place -> place.startsWith("notice.html"))
                .anyMatch(place -> place.startsWith("question.wording"))
                .anyMatch(place -> place.startsWith("triage.note"))
                .anyMatch(place -> place.startsWith("attachment.content"));
        Integer minutes = minutes(question);
        assertThat(minutes).isPositive();
        int trailBefore = trail(reference);

        time.travelTo(LAST_DAY);
        assertThat(forgetting.forget(reference)).as("on the last day").isFalse();
        time.travelTo(OVER);
        assertThat(forgetting.forget(reference)).isTrue();

        assertThat(found(traces)).as("after").isEmpty();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(reference)
                        .count())
                .isZero();
        assertThat(jdbc.sql("select count(*) from applicant where reference = ?")
                        .param(reference)
                        .query(Integer.class)
                        .single())
                .isZero();

        assertThat(register.get(reference)).satisfies(request -> {
            assertThat(request.status()).isEqualTo(RequestStatus.ANSWERED);
            assertThat(request.receivedOn()).isEqualTo(DistanceCase.RECEIVED);
            assertThat(request.closedOn()).isNotNull();
            assertThat(request.subject()).isEqualTo("(forgotten)");
        });
        assertThat(minutes(question)).isEqualTo(minutes);
        assertThat(jdbc.sql(
                                "select content ->> 'outcome' from decision where question_id = ? order by version desc limit 1")
                        .param(question)
                        .query(String.class)
                        .single())
                .isEqualTo(Outcome.WITHHOLD.name());
        assertThat(jdbc.sql(
                                "select content ->> 'limbs' from decision where question_id = ? order by version desc limit 1")
                        .param(question)
                        .query(String.class)
                        .single())
                .contains("s31(1)(a)");
        assertThat(trail(reference)).as("who did what stays, and one more").isEqualTo(trailBefore + 1);
        assertThat(retention.tombstone(reference).orElseThrow()).satisfies(tombstone -> {
            assertThat(tombstone.keptUntil()).isEqualTo(LAST_DAY);
            assertThat(tombstone.rule()).contains("3 years after the last action", "policy of the authority");
        });
        assertThat(forgetting.forget(reference)).as("a second time").isFalse();
        assertThat(trail(reference)).isEqualTo(trailBefore + 1);
    }

    @Test
    void whatIsHeldIsKeptAndSaysWhy() {
        String reference = answered("Ottoline Birdwhistle", "ottoline@birdwhistle.example");
        time.travelTo(OVER);
        complaint.held = reference;
        assertThat(forgetting.forget(reference)).isFalse();
        assertThat(retention.of(reference).orElseThrow().heldBecause()).containsExactly("A complaint is open.");
        complaint.held = null;

        assertThatThrownBy(() -> legalHolds.set(reference, " ", "maya"))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("Say why");
        legalHolds.set(reference, "Claim expected", "maya");
        assertThatThrownBy(() -> legalHolds.set(reference, "Once more", "mark")).hasMessageContaining("already");
        assertThat(forgetting.forget(reference)).isFalse();
        assertThat(register.applicant(reference).name()).isEqualTo("Ottoline Birdwhistle");
        assertThat(retention.overBy(OVER))
                .filteredOn(kept -> kept.reference().equals(reference))
                .singleElement()
                .satisfies(kept ->
                        assertThat(kept.heldBecause()).containsExactly("A manager has put a legal hold on it."));

        legalHolds.lift(reference, "No claim was made", "mark");
        assertThat(forgetting.forget(reference)).isTrue();
        assertThat(found(List.of("Birdwhistle"))).isEmpty();
    }

    @Test
    void anOpenCaseIsNeverForgotten() {
        String reference = distance.searched();
        time.travelTo(OVER.plusYears(20));
        assertThat(retention.of(reference)).isEmpty();
        assertThat(forgetting.forget(reference)).isFalse();
        assertThat(register.applicant(reference).name()).isEqualTo("Siobhan O'Brien");
    }

    @Test
    void aCrashInTheMiddleLosesNothingAndTheNextNightForgets() {
        String reference = answered("Perpetua Hollowbread", "perpetua@hollowbread.example");
        time.travelTo(OVER);
        long processes = processes(reference);
        assertThat(processes).isPositive();
        jdbc.sql(
                        """
                create function fail_on_purpose() returns trigger language plpgsql as $$
                begin if old.name like '%Hollowbread' then raise 'power cut'; end if; return old; end $$""")
                .update();
        jdbc.sql("create trigger power_cut before delete on applicant for each row execute function fail_on_purpose()")
                .update();
        List<String> before = contents(reference);
        try {
            assertThatThrownBy(() -> forgetting.forget(reference)).hasMessageContaining("power cut");
            assertThat(contents(reference)).isEqualTo(before);
            assertThat(processes(reference)).isEqualTo(processes);
            assertThat(retention.tombstone(reference)).isEmpty();
        } finally {
            jdbc.sql("drop trigger power_cut on applicant").update();
            jdbc.sql("drop function fail_on_purpose()").update();
        }
        assertThat(forgetting.forget(reference)).isTrue();
        assertThat(found(List.of("Hollowbread"))).isEmpty();
    }

    @Test
    void nothingPersonalIsWrittenToACaseThatWasForgotten() {
        String reference = answered("Zebedee Quillfeather", "zebedee@quillfeather.example");
        time.travelTo(OVER);
        assertThat(forgetting.forget(reference)).isTrue();
        assertThatThrownBy(() -> letterbox.letterCame(
                        reference, new Messages.Reply(Channel.EMAIL, OVER, "Zebedee again.", List.of())))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("has been forgotten");
        assertThatThrownBy(() -> casework.start(
                        "cara",
                        "internal-review",
                        form(
                                "reference",
                                reference,
                                "channel",
                                "EMAIL",
                                "receivedOn",
                                OVER.toString(),
                                "wording",
                                "Zebedee again.",
                                "grounds",
                                List.of("Look again."))))
                .hasMessageContaining("has been forgotten");
    }

    @Test
    void aFileWhoseFormNobodySubmittedIsDeletedAfterAWeek() {
        time.travelTo(DistanceCase.RECEIVED);
        java.util.UUID file = attachments
                .upload("left.txt", "text/plain", "Zebedee".getBytes(StandardCharsets.UTF_8), "cara")
                .id();
        time.travelTo(DistanceCase.RECEIVED.plusDays(6));
        forgetting.run();
        assertThat(attachments.find(file)).isPresent();
        time.travelTo(DistanceCase.RECEIVED.plusDays(8));
        forgetting.run();
        assertThat(attachments.find(file)).isEmpty();
    }

    @Test
    void everyTextOfTheRegisterIsKeptOrForgottenOnPurpose() {
        assertThat(retention.gaps()).isEmpty();
    }

    /** The whole of a case: withheld under section 31, approved, sent and closed. */
    private String answered(String name, String email) {
        time.travelTo(DistanceCase.RECEIVED);
        Map<String, Object> request = DistanceCase.request(form("name", name, "email", email));
        request.put("wording", "Over what distance does the camera see marzipan? Yours, " + name);
        String reference = casework.log("cara", request);
        casework.runBackgroundWork(reference);
        Map<String, Object> question = form(
                "label",
                "Question 1",
                "wording",
                "Over what distance does the camera see marzipan?",
                "unclear",
                false,
                "units",
                List.of("unit-facial-recognition"));
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                form("valid", true, "note", "The writer is a thaumaturge.", "questions", List.of(question)));
        java.util.UUID file = attachments
                .upload("found.txt", "text/plain", ("For " + name).getBytes(StandardCharsets.UTF_8), "ian")
                .id();
        Map<String, Object> search = new java.util.LinkedHashMap<>(SeedCase.searchDistance());
        search.put("attachmentIds", List.of(file.toString()));
        casework.complete("ian", reference, "searchForInformation", search);
        distance.draft(reference);
        distance.approve(reference);
        distance.read(reference);
        distance.signOff(reference);
        casework.runBackgroundWork(reference);
        if (casework.openSteps(reference).contains("decideOnPublication")) {
            casework.complete(
                    "cara", reference, "decideOnPublication", form("decision", "NOT", "reasons", "Of no interest"));
        }
        assertThat(register.get(reference).closedOn()).isNotNull();
        return reference;
    }

    private Integer minutes(long question) {
        return jdbc.sql("select sum(minutes)::int from search where question_id = ?")
                .param(question)
                .query(Integer.class)
                .single();
    }

    private int trail(String reference) {
        return jdbc.sql("select count(*) from audit_entry where reference = ?")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    private long processes(String reference) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .count();
    }

    private List<String> contents(String reference) {
        List<String> contents = new ArrayList<>();
        for (String sql : List.of(
                "select r::text from request r where reference = ?",
                "select a::text from applicant a where reference = ?",
                "select q::text from question q where reference = ? order by id",
                "select m::text from message m where reference = ? order by id",
                "select n::text from notice n where reference = ? order by id",
                "select a::text from audit_entry a where reference = ? order by id")) {
            contents.addAll(jdbc.sql(sql).param(reference).query(String.class).list());
        }
        return contents;
    }

    /** Looks through every text and every byte of every table, the register's and the engine's. */
    private Set<String> found(List<String> traces) {
        record Column(String table, String name, String type) {}
        List<Column> columns = jdbc.sql(
                        """
                select c.table_name as "table", c.column_name as name, c.udt_name as type
                from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                  and c.udt_name in ('text', 'varchar', 'bpchar', '_text', '_varchar', 'json', 'jsonb', 'bytea')""")
                .query(Column.class)
                .list();
        assertThat(columns).extracting(Column::table).contains("act_ge_bytearray", "act_hi_varinst", "message");
        Set<String> found = new TreeSet<>();
        for (Column column : columns) {
            boolean bytes = column.type().equals("bytea");
            for (String trace : traces) {
                int rows = jdbc.sql("select count(*) from \"%s\" where position(? in %s) > 0"
                                .formatted(column.table(), bytes ? column.name() : column.name() + "::text"))
                        .param(bytes ? trace.getBytes(StandardCharsets.UTF_8) : trace)
                        .query(Integer.class)
                        .single();
                if (rows > 0) {
                    found.add(column.table() + "." + column.name() + " has \"" + trace + "\"");
                }
            }
        }
        return found;
    }
}
