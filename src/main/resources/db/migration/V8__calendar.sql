-- The bank holidays that dates are counted by. Each edition is a whole calendar and never changes; the one accepted last is
-- in force, on every node at once.

create table calendar_edition (
    id          bigint generated always as identity primary key,
    version     text        not null,
    years       integer[]   not null,
    origin      text        not null,
    reason      text        not null,
    proposed_at timestamptz not null,
    proposed_by text        not null,
    accepted    boolean,
    decided_at  timestamptz,
    decided_by  text,
    decision    text,
    moved_at    timestamptz
);
comment on column calendar_edition.accepted is 'Null while it waits for a second person.';
comment on column calendar_edition.moved_at is 'When the last open case had been counted again by it; null until then.';
create unique index calendar_edition_waiting on calendar_edition ((true)) where accepted is null;

create table calendar_day (
    edition_id   bigint      not null references calendar_edition,
    day          date        not null,
    nations      text[]      not null,
    name         text        not null,
    moved_from   date,
    source       text        not null,
    proclaimed_on date,
    gazette      text,
    by_hand      boolean     not null,
    loaded_at    timestamptz not null,
    primary key (edition_id, day)
);
comment on column calendar_day.source is 'Its legal basis: Banking and Financial Dealings Act 1971 Sch 1, s1(2) or s1(3).';
comment on column calendar_day.proclaimed_on is 'A request received before this day keeps, by policy, the date it had without it.';
comment on column calendar_day.by_hand is 'Added on the page, so that the holiday file need not know it.';

-- The last date computed for each clock, and by which calendar.
create index deadline_history_by_question on deadline_history (question_id, id);
create index deadline_history_by_whole_request on deadline_history (reference, id) where question_id is null;
