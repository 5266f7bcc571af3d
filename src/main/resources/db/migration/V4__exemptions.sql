-- What stands behind an exemption: what a third party said, what the qualified person holds; and more time for the balance.

create table third_party_consultation (
    id          bigint generated always as identity primary key,
    question_id bigint      not null references question,
    sections    text[]      not null,
    answer      text        not null,
    party       text,
    asked_on    date,
    reply_by    date,
    replied_on  date,
    view        text,
    words       text,
    reason      text,
    recorded_at timestamptz not null,
    recorded_by text        not null
);
create index third_party_consultation_by_question on third_party_consultation (question_id);
comment on table third_party_consultation is 'Append only. Who was asked, by role or organisation, and what they said. Asking does not stop the clock.';

create table qualified_opinion (
    id             bigint generated always as identity primary key,
    question_id    bigint      not null references question,
    given          boolean     not null,
    person         text        not null,
    post           text        not null,
    given_on       date        not null,
    materials_seen text        not null,
    reasons        text,
    recorded_at    timestamptz not null,
    recorded_by    text        not null
);
create index qualified_opinion_by_question on qualified_opinion (question_id);
comment on table qualified_opinion is 'Append only. FOIA s36(2): the reasonable opinion of a qualified person, or that they do not hold it.';

create table qualified_opinion_limb (
    opinion_id bigint  not null references qualified_opinion,
    position   integer not null,
    item       text    not null,
    limb       text    not null,
    likelihood text    not null,
    opinion    text    not null,
    primary key (opinion_id, position)
);
comment on table qualified_opinion_limb is 'One row for each item and limb that the opinion covers. An opinion on other items or limbs than those of the decision is void.';

create table extension (
    id                 bigint generated always as identity primary key,
    question_id        bigint      not null references question,
    ground             text        not null,
    number             integer     not null,
    due_before         date        not null,
    guide_until        date        not null,
    estimate           date        not null,
    reason             text,
    complexity         text,
    volume             text,
    exceptional_reason text,
    digest             text,
    asked_at           timestamptz not null,
    asked_by           text        not null,
    notified_on        date,
    moved              boolean
);
create index extension_by_question on extension (question_id);
comment on table extension is 'More time for one question: FOIA s10(3) for the public interest, EIR reg 7 for complexity and volume.';
comment on column extension.digest is 'What the decision said when the time was asked for; the notice goes only while it says the same.';
comment on column extension.moved is 'Whether the date moved: not when the notice went after the date, which stays missed.';

create table extension_answer (
    id           bigint generated always as identity primary key,
    extension_id bigint      not null references extension,
    granted      boolean     not null,
    reasons      text,
    decided_at   timestamptz not null,
    decided_by   text        not null
);
create index extension_answer_by_extension on extension_answer (extension_id);

alter table decision_approval add column version integer;
alter table decision_approval add column files text[] not null default '{}';
comment on column decision_approval.digest is 'Of the decision and of the files that go out with it.';
