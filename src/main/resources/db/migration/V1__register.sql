-- The register: the system of record. The engine's own tables (ACT_*) live beside these and hold no identity and no case content.

create table reference_counter (
    year        integer primary key,
    last_number integer not null
);
comment on table reference_counter is 'One row a year; locked while a reference is given, so that numbers have no gaps and no repeats.';

create table request (
    reference           text primary key,
    submission_key      uuid unique,
    regime              text        not null,
    channel             text        not null,
    received_on         date        not null,
    received_by_unit    text,
    reached_foi_unit_on date,
    subject             text        not null,
    wording             text        not null,
    case_owner          text        not null,
    status              text        not null,
    due_on              date,
    closed_on           date,
    registered_at       timestamptz not null,
    registered_by       text        not null
);
comment on column request.submission_key is 'Made by the form when it opens: a second click on the same form finds the first registration.';
comment on column request.due_on is 'The earliest date of the open questions; null while every clock is stopped.';
create index request_list on request (closed_on desc nulls first, due_on nulls last, reference);
create index request_by_reference_start on request (reference text_pattern_ops);

create table applicant (
    reference      text primary key references request,
    name           text not null,
    organisation   text,
    email          text,
    postal_address text
);
comment on table applicant is 'Who asked (FOIA s8(1)(b)). Kept apart, so that steps which do not need to know never read it.';

create table triage (
    id             bigint generated always as identity primary key,
    reference      text        not null references request,
    valid          boolean     not null,
    failed_limbs   text[]      not null,
    note           text,
    decided_at     timestamptz not null,
    decided_by     text        not null
);

create index triage_by_request on triage (reference);

create table question (
    id            bigint generated always as identity primary key,
    reference     text        not null references request,
    label         text        not null,
    wording       text        not null,
    stage         text        not null,
    unclear_why   text,
    spawned_from  bigint references question,
    replaced_on   date,
    received_on   date        not null,
    clock_status  text        not null,
    due_on        date,
    created_at    timestamptz not null,
    created_by    text        not null
);
create unique index question_label on question (reference, label) where stage <> 'REDEFINED';
comment on column question.received_on is 'Day 0 before any event of the clock; events are in clock_event.';
create index question_by_origin on question (spawned_from);

create table replaced_wording (
    id          bigint generated always as identity primary key,
    question_id bigint not null references question,
    wording     text   not null,
    replaced_on date   not null
);
create index replaced_wording_by_question on replaced_wording (question_id);
comment on table replaced_wording is 'Earlier words of a question that stayed the same question.';

create table clock_event (
    id           bigint generated always as identity primary key,
    question_id  bigint      not null references question,
    type         text        not null,
    happened_on  date        not null,
    until_on     date,
    working_days integer,
    cause        text        not null,
    recorded_at  timestamptz not null,
    recorded_by  text        not null
);
create index clock_event_by_question on clock_event (question_id);
comment on table clock_event is 'Append only. What stopped, restarted or lengthened the clock of one question.';

create table deadline_history (
    id               bigint generated always as identity primary key,
    reference        text        not null references request,
    question_id      bigint references question,
    computed_at      timestamptz not null,
    status           text        not null,
    due_on           date,
    pay_by           date,
    calendar_version text        not null,
    cause            text        not null
);
create index deadline_history_by_request on deadline_history (reference);
comment on table deadline_history is 'Append only. Every date ever computed, when and why.';

create table breach (
    reference   text        not null references request,
    due_on      date        not null,
    recorded_at timestamptz not null,
    primary key (reference, due_on)
);
comment on table breach is 'FOIA s10(1): no answer by the due date.';

create table search (
    id           bigint generated always as identity primary key,
    question_id  bigint      not null references question,
    unit         text        not null,
    asked_at     timestamptz not null,
    asked_by     text        not null,
    result       text,
    minutes      integer,
    places       text,
    method       text,
    explanation  text,
    harm         text,
    recorded_at  timestamptz,
    recorded_by  text
);
create index search_by_question on search (question_id);
comment on column search.minutes is 'Minutes spent on the activities that SI 2004/3244 reg 4(3) allows to be counted.';

create table clarification (
    id            bigint generated always as identity primary key,
    question_id   bigint      not null references question,
    unclear_words text        not null,
    questions     text[]      not null,
    help          text        not null,
    late_reason   text,
    closes_on     date,
    written_at    timestamptz not null,
    written_by    text        not null
);
create index clarification_by_question on clarification (question_id);

create table decision (
    id          bigint generated always as identity primary key,
    question_id bigint      not null references question,
    version     integer     not null,
    content     jsonb       not null,
    digest      text        not null,
    drafted_at  timestamptz not null,
    drafted_by  text        not null,
    unique (question_id, version)
);
comment on table decision is 'Append only. Each version of the decision on one question; the highest version is the one in force.';

create table passage (
    question_id bigint not null references question,
    reference   text   not null references request,
    sentence    text   not null
);
create unique index passage_by_sentence on passage (md5(sentence), question_id);
comment on table passage is 'The sentences of decisions, so that text pasted from another case is found. md5 serves as a short key, not as a safeguard.';

create table decision_approval (
    id          bigint generated always as identity primary key,
    question_id bigint      not null references question,
    digest      text        not null,
    approved    boolean     not null,
    reasons     text,
    decided_at  timestamptz not null,
    decided_by  text        not null
);
create index decision_approval_by_question on decision_approval (question_id);

create table notice (
    id           uuid primary key,
    reference    text        not null references request,
    question_id  bigint references question,
    type         text        not null,
    status       text        not null,
    opening      text,
    closing      text,
    lateness_reason text,
    digest       text,
    certificate  jsonb,
    html         text,
    pdf          bytea,
    html_unnamed text,
    created_at   timestamptz not null,
    drafted_by   text[]      not null,
    due_on       date,
    sent_on      date,
    sent_at      timestamptz,
    late         boolean     not null default false
);
create index notice_by_request on notice (reference);
comment on column notice.html is 'While drafted: what readers see. Once sent: the exact bytes sent.';

create table notice_sign_off (
    id         bigint generated always as identity primary key,
    notice_id  uuid        not null references notice,
    digest     text        not null,
    approved   boolean     not null,
    reasons    text,
    decided_at timestamptz not null,
    decided_by text        not null
);
create index notice_sign_off_by_notice on notice_sign_off (notice_id);

create table notice_question (
    notice_id   uuid   not null references notice,
    question_id bigint not null references question,
    primary key (notice_id, question_id)
);
comment on table notice_question is 'Which questions a sent response answered.';

create table message (
    id           uuid primary key,
    reference    text        not null references request,
    direction    text        not null,
    channel      text        not null,
    kind         text        not null,
    notice_id    uuid references notice,
    subject      text,
    body         text,
    state        text        not null,
    state_since  timestamptz not null,
    happened_on  date        not null,
    recorded_at  timestamptz not null,
    recorded_by  text        not null
);
create index message_by_request on message (reference);
create unique index message_once_per_notice on message (notice_id) where direction = 'OUT';

create table message_question (
    message_id  uuid   not null references message,
    question_id bigint not null references question,
    primary key (message_id, question_id)
);

create index message_question_by_question on message_question (question_id);

create table attachment (
    id          uuid primary key,
    reference   text references request,
    message_id  uuid references message,
    search_id   bigint references search,
    question_id bigint references question,
    file_name   text        not null,
    media_type  text        not null,
    size        bigint      not null,
    sha256      text        not null,
    content     bytea       not null,
    released    boolean     not null default false,
    uploaded_by text        not null,
    uploaded_at timestamptz not null
);
create index attachment_by_request on attachment (reference);
create index attachment_by_question on attachment (question_id);
comment on column attachment.released is 'Goes out with the answer to question_id.';
comment on column attachment.reference is 'Null until the form it was uploaded for is submitted.';

create table audit_entry (
    id        bigint generated always as identity primary key,
    reference text        references request,
    at        timestamptz not null,
    actor     text        not null,
    action    text        not null,
    detail    text
);
create index audit_entry_by_request on audit_entry (reference);
comment on table audit_entry is 'Append only. Who did what, when.';
