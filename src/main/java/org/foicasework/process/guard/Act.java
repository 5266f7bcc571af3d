package org.foicasework.process.guard;

/** What a step does, as far as the law asks about it. */
enum Act {
    // The request
    REGISTERS_REQUEST,
    FINDS_REQUEST_VALID,
    FINDS_REQUEST_INVALID,
    CLOSES_CASE,

    // A question
    FINDS_QUESTION_UNCLEAR,
    SEARCHES,
    ASKS_TO_CLARIFY,
    STOPS_CLOCK,
    RECEIVES_REPLY,
    RESTARTS_CLOCK,
    FINDS_QUESTION_CLEAR,
    LAPSES_QUESTION,

    // A decision
    DRAFTS_DECISION,
    DRAFTS_REFUSAL,
    CHANGES_REFUSAL,
    APPLIES_EXEMPTIONS,
    RELIES_ON_QUALIFIED_EXEMPTION,
    RELIES_ON_ABSOLUTE_EXEMPTIONS_ONLY,
    WEIGHS_PUBLIC_INTEREST,
    CHECKS_DECISION,
    APPROVES_DECISION,

    // A notice; the detail is its type
    ASSEMBLES_NOTICE,
    FINDS_NOTICE_COMPLETE,
    CHANGES_NOTICE,
    SIGNS_NOTICE_OFF,
    RETURNS_NOTICE,
    SENDS_NOTICE,

    // More time
    EXTENDS_TIME,

    // The date for the answer
    REMINDS,
    RECORDS_BREACH,

    // What the diagram itself says; the detail is the variable that is waited for or watched
    SHOWS_DATE,
    WAITS,
    TIME_HAS_COME,
    TIME_IS_OVER,
    WATCH_BEGINS,
    WATCHED_DATE_MOVES,
    WATCH_ENDS,
    CASE_ENDS
}
