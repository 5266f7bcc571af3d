-- What comes after the answer: internal reviews, complaints to the regulator with their decision notices, appeals.

create table review (
    id               bigint generated always as identity primary key,
    reference        text        not null references request,
    regime           text        not null,
    channel          text        not null,
    received_on      date        not null,
    wording          text        not null,
    answered_on      date,
    last_day_to_ask  date,
    asked_in_time    boolean     not null,
    accepted         boolean,
    accepted_why     text,
    accepted_by      text,
    first_due_on     date        not null,
    due_on           date        not null,
    extended_on      date,
    extension_why    text,
    reviewer_role    text,
    reviewed_by      text,
    delay_why        text,
    status           text        not null,
    overdue_since    date,
    closed_on        date,
    registered_at    timestamptz not null,
    registered_by    text        not null
);
create index review_by_request on review (reference);
create unique index review_one_open on review (reference) where status = 'OPEN';
comment on table review is 'An internal review (section 45 Code part 5), or a reconsideration under EIR reg 11.';
comment on column review.wording is 'The letter of the applicant, word for word: for those who may know who asked.';
comment on column review.answered_on is 'Null where the complaint is that there is no answer.';
comment on column review.accepted is 'For a review asked for late: whether a manager took it all the same; otherwise null.';
comment on column review.first_due_on is 'The date before any extension, which the acknowledgement named.';
comment on column review.reviewed_by is 'Who concluded it; null until then.';

create table review_ground (
    review_id bigint  not null references review,
    position  integer not null,
    ground    text    not null,
    reply     text,
    primary key (review_id, position)
);
comment on table review_ground is 'Each thing complained of, in words without names, and what the review says to it.';

create table review_outcome (
    review_id      bigint  not null references review,
    question_id    bigint  not null references question,
    outcome        text,
    reasons        text,
    decision_before integer,
    primary key (review_id, question_id)
);
create index review_outcome_by_question on review_outcome (question_id);
comment on table review_outcome is 'The answered questions under review, and what became of each decision.';
comment on column review_outcome.decision_before is 'The version of the decision that was reviewed.';

create table review_finding (
    review_id bigint not null references review,
    kind      text   not null,
    words     text   not null,
    primary key (review_id, kind)
);
comment on table review_finding is 'Where the handling fell short: late (s10), no help (s16), a deficient notice (s17).';

create table complaint (
    id                  bigint generated always as identity primary key,
    reference           text        not null references request,
    regulator_reference text        not null,
    received_on         date        not null,
    handler             text,
    about               text        not null,
    status              text        not null,
    due_on              date,
    closed_on           date,
    closed_why          text,
    registered_at       timestamptz not null,
    registered_by       text        not null,
    unique (reference, regulator_reference)
);
comment on table complaint is 'An application to the regulator under FOIA s50.';
comment on column complaint.due_on is 'By when the regulator wants our next answer; null when nothing is asked.';
comment on column complaint.handler is 'The case officer of the regulator.';

create table complaint_letter (
    id           bigint generated always as identity primary key,
    complaint_id bigint      not null references complaint,
    kind         text        not null,
    dated        date        not null,
    answer_by    date,
    words        text        not null,
    recorded_at  timestamptz not null,
    recorded_by  text        not null
);
create index complaint_letter_by_complaint on complaint_letter (complaint_id);
comment on table complaint_letter is 'Append only. What went to and fro: letters, information notices (s51), our responses.';

create table decision_notice (
    id            bigint generated always as identity primary key,
    complaint_id  bigint      not null unique references complaint,
    number        text        not null,
    dated         date        not null,
    outcome       text        not null,
    steps         text,
    steps_days    integer,
    steps_due     date,
    appeal_by     date        not null,
    answer        text,
    answer_why    text,
    answered_by   text,
    complied_on   date,
    compliance    text,
    missed_on     date,
    recorded_at   timestamptz not null,
    recorded_by   text        not null
);
comment on column decision_notice.steps_due is 'The day by which the steps are due now; an appeal suspends it, its outcome may set another.';
comment on column decision_notice.answer is 'What the authority decided: COMPLY, APPEAL or ACCEPT.';
comment on column decision_notice.missed_on is 'The steps were not taken by this day: the regulator may certify that to the High Court (s54).';

create table decision_notice_question (
    decision_notice_id bigint not null references decision_notice,
    question_id        bigint not null references question,
    primary key (decision_notice_id, question_id)
);
comment on table decision_notice_question is 'The questions that the steps make us decide anew.';

create table appeal (
    id                  bigint generated always as identity primary key,
    decision_notice_id  bigint      not null references decision_notice,
    reference           text        not null references request,
    appellant           text        not null,
    status              text        not null,
    tribunal_reference  text,
    lodged_on           date,
    hearing_on          date,
    outcome             text,
    determined_on       date,
    words               text,
    registered_at       timestamptz not null,
    registered_by       text        not null
);
create index appeal_by_request on appeal (reference);
create unique index appeal_one_open on appeal (decision_notice_id, appellant) where status = 'OPEN';
comment on table appeal is 'An appeal to the First-tier Tribunal under FOIA s57, by the applicant or by us.';
