-- What is published of an answer, how long a case is kept, and what is left of it then.

create table publication (
    reference    text primary key references request,
    decision     text        not null,
    reasons      text,
    publish_on   date,
    title        text,
    request_text text,
    answer_text  text,
    decided_at   timestamptz not null,
    decided_by   text        not null
);
comment on table publication is 'The decision on the disclosure log, and what it shows: checked to be without identity, so it outlives the case.';
create index publication_by_day on publication (publish_on desc, reference);

create table publication_file (
    id         uuid primary key,
    reference  text  not null references publication,
    file_name  text  not null,
    media_type text  not null,
    content    bytea not null
);
create index publication_file_by_publication on publication_file (reference);
comment on table publication_file is 'The exact bytes that were released with the answer.';

create table legal_hold (
    id        bigint generated always as identity primary key,
    reference text        not null references request,
    reason    text        not null,
    set_at    timestamptz not null,
    set_by    text        not null,
    lifted_at timestamptz,
    lifted_by text,
    lifted_why text
);
create unique index legal_hold_in_force on legal_hold (reference) where lifted_at is null;
comment on table legal_hold is 'While one is in force, the case is kept whatever its age.';

create table tombstone (
    reference      text primary key references request,
    outcome        text        not null,
    last_action_on date        not null,
    kept_until     date        not null,
    rule           text        not null,
    forgotten_at   timestamptz not null,
    forgotten_by   text        not null
);
comment on table tombstone is 'A case whose identity and words are gone. Its figures stay in the register.';
