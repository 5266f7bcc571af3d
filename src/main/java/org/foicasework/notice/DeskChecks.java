package org.foicasework.notice;

import static org.foicasework.notice.Check.block;
import static org.foicasework.notice.Check.warn;

import java.util.List;
import java.util.stream.Stream;

/** What letters must say about requests that are not valid or withdrawn, and about letters that nobody awaited. */
final class DeskChecks {

    /** V: what is missing under section 8, and how to put it right. */
    static final List<Check<InvalidRequestAdvice>> INVALID_REQUEST_ADVICE = List.of(
            block("V1", "good practice", "quote what was received, with its day", (notice, look) -> look.needs(
                            "/receivedOn", notice.receivedOn(), "Enter the day on which the letter was received.")
                    .needs("/requestText", notice.requestText(), "Enter the letter in the applicant's own words.")
                    .shows("V1-date", notice.receivedOn())
                    .shows("V1-words", notice.requestText())),
            block("V2", "FOIA s8(1)", "say which requirement of section 8 is not met", (notice, look) -> {
                look.needs("/missing", notice.missing(), "Say at triage what is missing under section 8.");
                for (MissingElement element : notice.missing()) {
                    look.shows("V2", element.what(), element.law());
                }
            }),
            block("V3", "FOIA s16(1)", "say how to put it right", (notice, look) -> {
                for (MissingElement element : notice.missing()) {
                    look.shows("V3", element.mend());
                }
            }),
            block(
                            "V4",
                            "FOIA s16(1)",
                            "pass on the help that is recorded",
                            (InvalidRequestAdvice notice, Check.Look look) -> look.shows("V4", notice.help()))
                    .when(notice -> notice.help() != null),
            block(
                    "V5",
                    "FOIA s8(1), s10(6)",
                    "say that the time for an answer begins when the missing element is received",
                    (notice, look) -> look.shows("V5", "20 working days", "receive")),
            warn("V6", "good practice", "say until when we wait", (notice, look) -> look.needs(
                            "/closeOn", notice.closeOn(), "Say until when we wait.")
                    .shows("V6", notice.closeOn())),
            refusesNothing("V7"));

    static final List<Check<InvalidRequestLapsed>> INVALID_REQUEST_LAPSED = List.of(
            block("V1", "good practice", "say which letter it is about", (notice, look) -> look.needs(
                            "/receivedOn", notice.receivedOn(), "Enter the day on which the letter was received.")
                    .shows("V1", notice.receivedOn())),
            block("V2", "FOIA s8(1)", "say what never came", (notice, look) -> {
                look.needs("/missing", notice.missing(), "Say at triage what is missing under section 8.");
                for (MissingElement element : notice.missing()) {
                    look.shows("V2", element.what());
                }
            }),
            block(
                    "V8",
                    "FOIA s8(1), s16",
                    "say that a complete request can be made at any time",
                    (notice, look) -> look.shows("V8", "new request")),
            refusesNothing("V7"));

    /** W: the applicant does not want it any more. */
    static final List<Check<WithdrawalConfirmed>> WITHDRAWAL_CONFIRMED = List.of(
            block("W1", "good practice", "say what was withdrawn and when", (notice, look) -> look.needs(
                            "/withdrawnOn", notice.withdrawnOn(), "Enter the day on which the withdrawal reached us.")
                    .shows("W1", notice.withdrawnOn(), notice.label() == null ? "request" : notice.label())),
            block(
                            "G3",
                            "good practice",
                            "quote the question word for word",
                            (WithdrawalConfirmed notice, Check.Look look) ->
                                    NoticeChecklist.quotes(look, notice.label(), notice.wording()))
                    .when(WithdrawalConfirmed::isOneQuestion),
            block(
                            "B6",
                            "FOIA s10(1)",
                            "say which questions are still worked on and when their answers are due",
                            (WithdrawalConfirmed notice, Check.Look look) ->
                                    NoticeChecklist.continuing(look, notice.continuing()))
                    .when(WithdrawalConfirmed::hasContinuing),
            block(
                    "W2",
                    "FOIA s1(1)",
                    "say that the information can be asked for again",
                    (notice, look) -> look.shows("W2", "new request")),
            refusesNothing("W3"));

    /** R: a short answer. What decides something has a letter of its own, with everything the Act asks of it. */
    static final List<Check<DateCorrected>> DATE_CORRECTED = List.of(
            block(
                    "N1",
                    "FOIA s10(6)",
                    "give the day of receipt that was told, and the true one",
                    (notice, look) -> look.needs(
                                    "/toldOn", notice.toldOn(), "There is no corrected date of receipt on record.")
                            .shows("N1", notice.toldOn(), notice.receivedOn())),
            block(
                            "N2",
                            "FOIA s10(1)",
                            "give the last day for each question that is still open",
                            (DateCorrected notice, Check.Look look) -> look.shows(
                                    "N2",
                                    notice.due().stream()
                                            .flatMap(due -> Stream.of(due.label(), due.dueOn()))
                                            .toArray()))
                    .when(notice -> !notice.due().isEmpty()),
            block(
                            "N3",
                            "FOIA s10(1)",
                            "admit each day that was missed, and apologise",
                            (DateCorrected notice, Check.Look look) -> look.shows("N3", "apologise")
                                    .shows("N3", notice.missed().toArray()))
                    .when(notice -> !notice.missed().isEmpty()));

    static final List<Check<GeneralReply>> GENERAL_REPLY = List.of(
            block("R1", "good practice", "answer what was written", (notice, look) -> look.needs(
                            "/words", notice.words(), "Write the answer.")
                    .shows("R1", notice.words())),
            block("R2", "good practice", "say which letter it answers", (notice, look) -> look.needs(
                            "/theirLetterOn", notice.theirLetterOn(), "Enter the day on which the letter was received.")
                    .shows("R2", notice.theirLetterOn())),
            block(
                    "R3",
                    "FOIA s17",
                    "refuse nothing: a refusal has a notice of its own",
                    (notice, look) -> look.refuses(
                            notice.words() != null
                                    && ResponseChecks.REFUSAL_WORDING
                                            .matcher(notice.words())
                                            .find(),
                            "/words",
                            "The answer speaks of a refusal notice, of section 17 or of an exemption. Nothing can be refused"
                                    + " in a letter like this: decide the question in its own step.")));

    private static <N extends Notice> Check<N> refusesNothing(String id) {
        return block(
                id,
                "FOIA s17",
                "not speak of exemptions or of a refusal notice, since nothing is refused",
                (notice, look) -> look.refuses(
                        ResponseChecks.REFUSAL_WORDING
                                .matcher(look.page().ownWords())
                                .find(),
                        "template:" + notice.type().template(),
                        "The letter speaks of a refusal notice, of section 17 or of an exemption, although nothing is"
                                + " refused: ask a process owner to take these words out of the template."));
    }

    private DeskChecks() {}
}
