-- Each question is triaged: what it is about, why, and what the table regime.dmn made of that.

create table question_triage (
    id               bigint generated always as identity primary key,
    question_id      bigint      not null references question,
    about            text        not null,
    environment_limb text,
    held_by          text,
    reason           text,
    route            text,
    decided_at       timestamptz not null,
    decided_by       text        not null
);
create index question_triage_by_question on question_triage (question_id);
comment on table question_triage is 'Append only, but for route. The last row counts.';
comment on column question_triage.environment_limb is 'The paragraph of regulation 2(1) of the EIR 2004, a to f; null when it is no environmental information.';
comment on column question_triage.route is 'What the table regime.dmn answered; null until it was asked.';

create table handover (
    id              bigint generated always as identity primary key,
    question_id     bigint      not null references question,
    route           text        not null,
    handed_to       text,
    handed_on       date,
    their_reference text,
    permission      text,
    words           text,
    recorded_at     timestamptz not null,
    recorded_by     text        not null
);
create index handover_by_question on handover (question_id);
comment on table handover is 'Append only. How a question left the Act: to subject access, to another authority, or to normal business.';

alter table clarification add column public_interest text;
comment on column clarification.public_interest is 'EIR 2004 reg 14(3)(b): an unclear request for environmental information is refused under reg 12(4)(c) while we wait.';
