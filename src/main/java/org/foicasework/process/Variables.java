package org.foicasework.process;

import java.util.Date;

/** The process variables of all diagrams, in one place, so that the list stays short. */
final class Variables {

    /** The case reference; also the business key of every process instance of the case. */
    static final Variable<String> CASE_REFERENCE = new Variable<>("caseReference", String.class);

    static final Variable<Long> QUESTION_ID = new Variable<>("questionId", Long.class);
    static final Variable<Long> SEARCH_ID = new Variable<>("searchId", Long.class);

    /** foi-request: the dates that the watch over the answer's date reads; no value while every clock is stopped. */
    static final Variable<Date> DUE_ON = new Variable<>("dueOn", Date.class);

    static final Variable<Date> REMIND_ON = new Variable<>("remindOn", Date.class);
    static final Variable<Date> ESCALATE_ON = new Variable<>("escalateOn", Date.class);
    static final Variable<Date> BREACH_ON = new Variable<>("breachOn", Date.class);

    /** foi-request: whether triage found the request valid under s8. */
    static final Variable<Boolean> VALID_REQUEST = new Variable<>("validRequest", Boolean.class);

    /** clarification: when the applicant is reminded, and when the question closes. */
    static final Variable<Date> REMIND_APPLICANT_ON = new Variable<>("remindApplicantOn", Date.class);

    static final Variable<Date> LAPSE_ON = new Variable<>("lapseOn", Date.class);

    /** clarification: whether the wait for a reply is over, so that no reminder is needed any more. */
    static final Variable<Boolean> WAIT_OVER = new Variable<>("waitOver", Boolean.class);

    /** clarification: CLEAR, UNCLEAR, REDEFINED or NONE. */
    static final Variable<String> REPLY_MEANS = new Variable<>("replyMeans", String.class);

    /** question: what the table regime.dmn answered, the name of a Route. */
    static final Variable<String> ROUTE = new Variable<>("route", String.class);

    /** exemption-review: what is refused, for the way through the diagram: NOTHING, INFORMATION, COST or REQUEST. */
    static final Variable<String> REFUSED = new Variable<>("refused", String.class);

    /** exemption-review: what comes after the gate: ANSWER, FEE or NO_NOTICE. */
    static final Variable<String> AFTER_APPROVAL = new Variable<>("afterApproval", String.class);

    /** exemption-review: whether a second person agrees that no notice is due (s17(6)). */
    static final Variable<Boolean> NO_NOTICE_CONFIRMED = new Variable<>("noNoticeConfirmed", Boolean.class);

    /** fees: ASKED, PAID, UNPAID or WAIVED. */
    static final Variable<String> FEE_OUTCOME = new Variable<>("feeOutcome", String.class);

    /** fees: the first moment at which the fee can no longer be paid. */
    static final Variable<Date> FEE_LAPSES_ON = new Variable<>("feeLapsesOn", Date.class);

    /** What the gateways and the approval table read. */
    static final Variable<Boolean> PUBLIC_INTEREST_TEST_NEEDED =
            new Variable<>("publicInterestTestNeeded", Boolean.class);
    /** exemptions: whether somebody outside the authority is asked first. */
    static final Variable<Boolean> THIRD_PARTY_CONCERNED = new Variable<>("thirdPartyConcerned", Boolean.class);

    /** exemptions: whether section 36 is relied on without an opinion on record, and whether it was given. */
    static final Variable<Boolean> OPINION_NEEDED = new Variable<>("opinionNeeded", Boolean.class);

    static final Variable<Boolean> OPINION_GIVEN = new Variable<>("opinionGiven", Boolean.class);

    /** exemptions: STRUCK, MORE_TIME or APPLY_AGAIN. */
    static final Variable<String> WEIGHED_AS = new Variable<>("weighedAs", String.class);

    /** exemptions: the exemptions do not hold, or the balance favours disclosure, so the outcome itself has to change. */
    static final Variable<Boolean> DECIDE_ANEW = new Variable<>("decideAnew", Boolean.class);

    /** extension: PUBLIC_INTEREST or COMPLEXITY_AND_VOLUME. */
    static final Variable<String> EXTENSION_GROUND = new Variable<>("extensionGround", String.class);

    /** extension: false when the caseworker does not ask after all. */
    static final Variable<Boolean> TIME_ASKED_FOR = new Variable<>("timeAskedFor", Boolean.class);

    /** extension: beyond working day 40, or not the first: two managers. */
    static final Variable<Boolean> EXCEPTIONAL = new Variable<>("exceptional", Boolean.class);

    /** extension: whether the applicant was told and the date moved. */
    static final Variable<Boolean> TIME_EXTENDED = new Variable<>("timeExtended", Boolean.class);

    static final Variable<String> OUTCOME = new Variable<>("outcome", String.class);

    /** exemption-review: the sections relied on, such as {@code ,31,40,}, for the approval table. */
    static final Variable<String> SECTIONS = new Variable<>("sections", String.class);

    static final Variable<Boolean> APPROVED = new Variable<>("approved", Boolean.class);

    /** issue-notice. */
    static final Variable<String> NOTICE_TYPE = new Variable<>("noticeType", String.class);

    /** issue-notice: whether its date has passed, for the table notice-reading.dmn. */
    static final Variable<Boolean> LATE = new Variable<>("late", Boolean.class);

    /** issue-notice: FOIA or EIR, the law of the notice, for the table notice-reading.dmn. */
    static final Variable<String> REGIME = new Variable<>("regime", String.class);

    static final Variable<String> NOTICE_ID = new Variable<>("noticeId", String.class);
    static final Variable<Boolean> NOTICE_COMPLETE = new Variable<>("noticeComplete", Boolean.class);

    /** issue-notice: what the table notice-reading.dmn said: none, read or read-and-sign. */
    static final Variable<String> READING = new Variable<>("reading", String.class);

    /** issue-notice: UNREAD until somebody has said READY, CHANGE or RETURN of this draft. */
    static final Variable<String> NOTICE_READ_AS = new Variable<>("noticeReadAs", String.class);

    static final Variable<Boolean> SIGNED_OFF = new Variable<>("signedOff", Boolean.class);

    /** issue-notice: EMAIL or POST. */
    static final Variable<String> DELIVERY = new Variable<>("delivery", String.class);

    /** issue-notice: SENT or RETURNED. */
    static final Variable<String> NOTICE_OUTCOME = new Variable<>("noticeOutcome", String.class);

    /** invalid-request: whether the request goes back to the triage; if not, it was never made valid. */
    static final Variable<Boolean> TRIAGE_AGAIN = new Variable<>("triageAgain", Boolean.class);

    /** invalid-request: whether what came in supplies what was missing. */
    static final Variable<Boolean> MISSING_SUPPLIED = new Variable<>("missingSupplied", Boolean.class);

    /** correspondence, and the answer to a letter: the letter. */
    static final Variable<String> MESSAGE_ID = new Variable<>("messageId", String.class);

    /** correspondence: what the letter is. NOTHING, REPLY, WITHDRAWS_REQUEST, WITHDRAWS_QUESTION, REVIEW, AWAITED or NEW_REQUEST; UNREAD at first. */
    static final Variable<String> LETTER_MEANS = new Variable<>("letterMeans", String.class);

    /** receipt-correction. */
    static final Variable<Long> CORRECTION_ID = new Variable<>("correctionId", Long.class);

    static final Variable<Boolean> CORRECTION_CONFIRMED = new Variable<>("correctionConfirmed", Boolean.class);

    /** receipt-correction: whether the applicant, who was told another day, is written to. */
    static final Variable<Boolean> TELL_APPLICANT = new Variable<>("tellApplicant", Boolean.class);

    /** internal-review: which review, whether it was asked for in time, and whether a late one is taken. */
    static final Variable<Long> REVIEW_ID = new Variable<>("reviewId", Long.class);

    static final Variable<Boolean> ASKED_IN_TIME = new Variable<>("askedInTime", Boolean.class);
    static final Variable<Boolean> REVIEW_TAKEN = new Variable<>("reviewTaken", Boolean.class);

    /** internal-review: CONCLUDE, EXTEND or SEARCH. */
    static final Variable<String> REVIEW_ACTION = new Variable<>("reviewAction", String.class);

    /** regulator-complaint, comply-with-notice, appeal: which complaint. */
    static final Variable<Long> COMPLAINT_ID = new Variable<>("complaintId", Long.class);

    /** regulator-complaint: LETTER, DECISION_NOTICE or CLOSED. */
    static final Variable<String> COMPLAINT_EVENT = new Variable<>("complaintEvent", String.class);

    /** regulator-complaint: COMPLY, APPEAL or ACCEPT. */
    static final Variable<String> NOTICE_ANSWER = new Variable<>("noticeAnswer", String.class);

    /** regulator-complaint: whether somebody appealed, which suspends the steps; appeal: whether it is lodged. */
    static final Variable<Boolean> APPEAL_LODGED = new Variable<>("appealLodged", Boolean.class);

    /** appeal. */
    static final Variable<Long> APPEAL_ID = new Variable<>("appealId", Long.class);

    static final Variable<Boolean> APPEAL_DETERMINED = new Variable<>("appealDetermined", Boolean.class);
    static final Variable<Boolean> STEPS_TO_TAKE = new Variable<>("stepsToTake", Boolean.class);

    private Variables() {}
}
