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

    /** clarification: CLEAR, UNCLEAR, REDEFINED or NONE. */
    static final Variable<String> REPLY_MEANS = new Variable<>("replyMeans", String.class);

    /** exemption-review: what the gateways and the approval table read. */
    static final Variable<Boolean> EXEMPTIONS_NEEDED = new Variable<>("exemptionsNeeded", Boolean.class);

    static final Variable<Boolean> PUBLIC_INTEREST_TEST_NEEDED =
            new Variable<>("publicInterestTestNeeded", Boolean.class);
    static final Variable<String> OUTCOME = new Variable<>("outcome", String.class);

    /** exemption-review: the sections relied on, such as {@code ,31,40,}, for the approval table. */
    static final Variable<String> SECTIONS = new Variable<>("sections", String.class);

    static final Variable<Boolean> APPROVED = new Variable<>("approved", Boolean.class);

    /** issue-notice. */
    static final Variable<String> NOTICE_TYPE = new Variable<>("noticeType", String.class);

    /** issue-notice: whether its date has passed, for the table notice-reading.dmn. */
    static final Variable<Boolean> LATE = new Variable<>("late", Boolean.class);

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

    /** internal-review: which review, whether it was asked for in time, and whether a late one is taken. */
    static final Variable<Long> REVIEW_ID = new Variable<>("reviewId", Long.class);

    static final Variable<Boolean> ASKED_IN_TIME = new Variable<>("askedInTime", Boolean.class);
    static final Variable<Boolean> REVIEW_TAKEN = new Variable<>("reviewTaken", Boolean.class);

    /** internal-review: CONCLUDE or EXTEND. */
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
