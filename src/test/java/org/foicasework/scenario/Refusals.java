package org.foicasework.scenario;

import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.process.CasePage;
import org.foicasework.process.Desk;
import org.foicasework.testing.TimeMachine;
import org.springframework.boot.test.context.TestComponent;

/** Cases of one question that are refused as requests, or answered for a fee: what people enter, and the common steps. */
@TestComponent
public class Refusals {

    static final String LABEL = "Question 1";

    private final Casework casework;
    private final TimeMachine time;
    private final Notices notices;
    private final HistoryService history;
    private final Desk desk;
    private final CasePage casePage;

    Refusals(
            Casework casework,
            TimeMachine time,
            Notices notices,
            HistoryService history,
            Desk desk,
            CasePage casePage) {
        this.desk = desk;
        this.casePage = casePage;
        this.casework = casework;
        this.time = time;
        this.notices = notices;
        this.history = history;
    }

    /** A request by e-mail. */
    public static Map<String, Object> request(LocalDate received, String wording, String name, String follows) {
        return form(
                "submissionKey",
                UUID.randomUUID().toString(),
                "channel",
                "EMAIL",
                "receivedOn",
                received.toString(),
                "subject",
                "Records",
                "wording",
                wording,
                "applicant",
                form(
                        "name",
                        name,
                        "email",
                        name.toLowerCase(java.util.Locale.ROOT).replace(" ", ".") + "@applicant.example"),
                "attachmentIds",
                List.of(),
                "follows",
                follows);
    }

    public static Map<String, Object> triage(String wording) {
        return form(
                "valid",
                true,
                "questions",
                List.of(form(
                        "label",
                        LABEL,
                        "wording",
                        wording,
                        "unclear",
                        false,
                        "units",
                        list("unit-facial-recognition"))));
    }

    /** A search that was made, and what it took. */
    public static Map<String, Object> found(int minutes) {
        return form(
                "result", "HELD",
                "places", "Records system",
                "method", "Searched by year",
                "minutes", minutes,
                "explanation", "The records are held.");
    }

    /** A unit that tried a sample instead of searching on. */
    public static Map<String, Object> wouldTakeTooLong() {
        return form(
                "result",
                "WOULD_TAKE_TOO_LONG",
                "places",
                "Custody records of 2023",
                "method",
                "Opened each record of a sample and read the answer off",
                "minutes",
                120,
                "explanation",
                "The records are held on paper and have no index.",
                "estimate",
                form(
                        "records",
                        12_000,
                        "minutesEach",
                        "6",
                        "sampleSize",
                        20,
                        "sample",
                        "Every 600th record of 2023 was opened by the records officer."));
    }

    /** Scenario 5: 12,000 records at 6 minutes. */
    public static Map<String, Object> estimate() {
        return form(
                "provision",
                "COMPLYING",
                "work",
                List.of(form(
                        "activity",
                        "EXTRACTING",
                        "what",
                        "Custody records of 2023, each opened and read",
                        "records",
                        12_000,
                        "minutesEach",
                        "6")),
                "sample",
                "Every 600th record of 2023 was opened by the records officer.",
                "sampleSize",
                20,
                "estimatedBy",
                "Custody unit, records officer",
                "aggregated",
                List.of(),
                "adviceAndAssistance",
                "Within the limit we could give you the last three months, which are indexed.");
    }

    public static Map<String, Object> vexatious() {
        return form(
                "burden", "Fourteen requests since September, about 60 hours of work.",
                "motive", "To reopen a complaint that the ombudsman closed in August.",
                "value", "Little: each letter asks for what was given or refused before.",
                "distress", "Two members of staff are named and accused in each letter.",
                "reasons",
                        "It is the fourteenth request about a complaint that has been decided. It asks for nothing new, and"
                                + " answering it would take time from other requests.",
                "noFurtherNotice", false);
    }

    /** A new request, acknowledged and split into its one question. */
    public String logged(LocalDate received, String wording, String name, String follows) {
        time.travelTo(received);
        String reference = casework.log("cara", request(received, wording, name, follows));
        casework.runBackgroundWork(reference);
        casework.complete("cara", reference, "triageRequest", triage(wording));
        return reference;
    }

    /** The same, searched for. */
    public String searched(LocalDate received, String wording, String name, Map<String, Object> search) {
        String reference = logged(received, wording, name, null);
        casework.complete("ian", reference, "searchForInformation", search);
        return reference;
    }

    public void decide(String reference, String outcome) {
        casework.complete("cara", reference, "decideOutcome", form("outcome", outcome));
    }

    public void approve(String reference) {
        casework.complete("maya", reference, "approveDecision", form("approved", true));
    }

    /** Reads the response, signs it off and sends it on this day. */
    public void sendResponse(String reference, LocalDate on) {
        time.travelTo(on);
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        signOff(reference);
    }

    /** Signs the response off and lets it go. */
    public void signOff(String reference) {
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
    }

    /** Gives the information and sends the answer on this day. */
    public void answer(String reference, LocalDate on) {
        casework.complete(
                "cara", reference, "decideOutcome", form("outcome", "DISCLOSE", "answer", "There were 412 of them."));
        sendResponse(reference, on);
    }

    /** The words of the one sent notice of this type, without its marks. */
    public String sent(String reference, NoticeType type) {
        StoredNotice notice = notices.of(reference).stream()
                .filter(each -> each.type() == type && each.status() == StoredNotice.Status.SENT)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("No " + type + " was sent in " + reference));
        return notices.html(notice.id())
                .orElseThrow()
                .replaceAll("(?s)<style.*?</style>", "")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ");
    }

    /** The types of the notices that were sent, in their order. */
    public List<NoticeType> sentTypes(String reference) {
        return notices.of(reference).stream()
                .filter(notice -> notice.status() == StoredNotice.Status.SENT)
                .map(StoredNotice::type)
                .toList();
    }

    /** The elements that a case passed. */
    public List<String> passed(String reference) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** What the form of a step shows to a person. */
    public Map<String, Object> shown(String person, String reference, String step) {
        String taskId = casework.task(reference, step).getId();
        return casework.as(person, () -> desk.task(taskId).orElseThrow());
    }

    /** What a part of the page of a case shows to a caseworker. */
    public String section(String reference, String name) {
        return casework.as(
                "cara",
                () -> String.valueOf(casePage.of(reference).orElseThrow().get(name)));
    }

    static LocalDate day(Date date) {
        return date.toInstant().atZone(ZoneId.of("Europe/London")).toLocalDate();
    }
}
