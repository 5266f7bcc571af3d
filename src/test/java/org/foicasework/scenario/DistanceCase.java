package org.foicasework.scenario;

import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.testing.TimeMachine;
import org.springframework.boot.test.context.TestComponent;

/**
 * A case of one question, the distance of the cameras, which is withheld under section 31. Each method takes it one step
 * further, by the people who do that step: cara drafts, maya approves.
 */
@TestComponent
public class DistanceCase {

    /** The day on which the requests arrive. */
    public static final LocalDate RECEIVED = LocalDate.of(2026, 5, 20);

    /** The last day for the answer: 25 May and, in Scotland, 15 June are bank holidays (s10(6)). */
    public static final LocalDate DUE = LocalDate.of(2026, 6, 19);

    /** The question's label. */
    public static final String LABEL = "Question 1";

    private final Casework casework;
    private final TimeMachine time;
    private final Notices notices;
    private final HistoryService history;

    DistanceCase(Casework casework, TimeMachine time, Notices notices, HistoryService history) {
        this.casework = casework;
        this.time = time;
        this.notices = notices;
        this.history = history;
    }

    /** The request as it is logged. */
    public static Map<String, Object> request(Map<String, Object> applicant) {
        return form(
                "submissionKey",
                UUID.randomUUID().toString(),
                "channel",
                "EMAIL",
                "receivedOn",
                RECEIVED.toString(),
                "subject",
                "Distance of cameras",
                "wording",
                "Over what distance can the LFR camera recognise people?",
                "applicant",
                applicant,
                "attachmentIds",
                List.of());
    }

    /** A new request by e-mail, searched for and ready to be decided. */
    public String searched() {
        return searched(form("name", "Siobhan O'Brien", "email", "siobhan@applicant.example"));
    }

    /** The same for another applicant. */
    public String searched(Map<String, Object> applicant) {
        String reference = logged(applicant);
        casework.complete("cara", reference, "triageRequest", triage());
        casework.complete("ian", reference, "searchForInformation", SeedCase.searchDistance());
        return reference;
    }

    /** A new request, acknowledged if that goes by e-mail. */
    public String logged(Map<String, Object> applicant) {
        time.travelTo(RECEIVED);
        String reference = casework.log("cara", request(applicant));
        casework.runBackgroundWork(reference);
        return reference;
    }

    public static Map<String, Object> triage() {
        return form(
                "valid",
                true,
                "questions",
                List.of(form(
                        "label",
                        LABEL,
                        "wording",
                        "Over what distance can the LFR camera recognise people?",
                        "unclear",
                        false,
                        "units",
                        list("unit-facial-recognition"))));
    }

    /** Drafted in full; the manager is asked. */
    public void draft(String reference) {
        casework.complete("cara", reference, "decideOutcome", SeedCase.withheld());
        casework.complete("cara", reference, "applyExemptions", SeedCase.exemptions());
        casework.complete("cara", reference, "weighPublicInterest", SeedCase.publicInterest());
    }

    public void approve(String reference) {
        casework.complete("maya", reference, "approveDecision", form("approved", true));
    }

    public void read(String reference) {
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
    }

    public void signOff(String reference) {
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
    }

    /** A new case whose decision waits for the manager. */
    public String drafted() {
        String reference = searched();
        draft(reference);
        return reference;
    }

    /** A new case whose response is to be read by the caseworker. */
    public String approved() {
        String reference = drafted();
        approve(reference);
        return reference;
    }

    /** A new case whose response is to be signed off. */
    public String toSignOff() {
        String reference = approved();
        read(reference);
        return reference;
    }

    /** A new case whose response waits in the sending job. */
    public String signedOff() {
        String reference = toSignOff();
        signOff(reference);
        return reference;
    }

    /** The response of a case, draft or sent. */
    public StoredNotice response(String reference) {
        return notices.of(reference).stream()
                .filter(notice -> notice.type() == NoticeType.RESPONSE)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("There is no response in " + reference));
    }

    /** The sent response as it reads. */
    public String sentWords(String reference) {
        return notices.html(response(reference).id())
                .orElseThrow(() -> new AssertionError("The response of " + reference + " has not left"));
    }

    /** How often the case went through a step. */
    public long passed(String reference, String step) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .activityId(step)
                        .list()
                        .stream())
                .map(HistoricActivityInstance::getId)
                .count();
    }
}
