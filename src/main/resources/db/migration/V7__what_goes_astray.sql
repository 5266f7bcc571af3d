-- What goes astray at a desk: requests that are not valid, withdrawals, letters that nobody awaited, and corrections.

alter table applicant alter column name drop not null;
comment on column applicant.name is 'As given; null while none was given (section 8(1)(b)).';

alter table triage add column help text;
alter table triage add column closes_on date;
comment on column triage.help is 'What helps the applicant to make the request valid (section 16), as the letter says it.';
comment on column triage.closes_on is 'The last day to make it valid, as the letter names it.';

create table applicant_correction (
    id             bigint generated always as identity primary key,
    reference      text        not null references request,
    name           text,
    organisation   text,
    email          text,
    postal_address text,
    reason         text        not null,
    corrected_at   timestamptz not null,
    corrected_by   text        not null
);
create index applicant_correction_by_request on applicant_correction (reference);
comment on table applicant_correction is 'Append only. The particulars of an applicant as they were before each correction.';

alter table message add column to_read boolean not null default false;
alter table message add column read_as text;
alter table message add column read_at timestamptz;
alter table message add column read_by text;
alter table message add column read_note text;
create index message_to_read on message (reference) where to_read;
comment on column message.to_read is 'A letter that nobody awaited and that nobody has read yet.';

alter table notice add column message_id uuid references message;
comment on column notice.message_id is 'The letter that a general reply answers.';

alter table breach add column withdrawn_at timestamptz;
alter table breach add column withdrawn_by text;
alter table breach add column withdrawn_because text;
comment on column breach.withdrawn_at is 'It turned out that there was none, such as when a letter had been posted in time. Kept for the record.';

create table receipt_correction (
    id            bigint generated always as identity primary key,
    reference     text        not null references request,
    recorded_day  date        not null,
    proposed_day  date        not null,
    reason        text        not null,
    evidence      text        not null,
    proposed_at   timestamptz not null,
    proposed_by   text        not null,
    confirmed     boolean,
    words         text,
    decided_at    timestamptz,
    decided_by    text
);
create index receipt_correction_by_request on receipt_correction (reference);
comment on table receipt_correction is 'A date of receipt that was wrong: both values, who proposed and who confirmed. confirmed is null while it is open.';

create table absence (
    id           bigint generated always as identity primary key,
    person       text        not null,
    from_day     date        not null,
    to_day       date        not null,
    substitute   text,
    recorded_at  timestamptz not null,
    recorded_by  text        not null,
    check (to_day >= from_day)
);
create index absence_by_person on absence (person);
comment on table absence is 'Who is away, and who stands in. A substitute never approves what they drafted.';
