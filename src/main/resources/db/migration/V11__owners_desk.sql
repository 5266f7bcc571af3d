-- What process owners deployed, and the moving of running cases to another version of their diagram.

create table deployment_record (
    id            bigint generated always as identity primary key,
    at            timestamptz not null,
    actor         text        not null,
    name          text,
    deployment_id text,
    accepted      boolean     not null,
    files         text[]      not null,
    definitions   text[]      not null,
    rules         text[]      not null,
    findings      text[]      not null
);
comment on table deployment_record is 'Append only. Every deployment, also those that were refused: who, what, which rules looked at it, what they said.';

create table migration (
    id             bigint generated always as identity primary key,
    process        text        not null,
    source_id      text        not null,
    source_version integer     not null,
    target_id      text        not null,
    target_version integer     not null,
    renamed        text[]      not null,
    dry_run        boolean     not null,
    started_at     timestamptz not null,
    started_by     text        not null,
    stopped_at     timestamptz,
    finished_at    timestamptz
);
comment on column migration.renamed is 'Steps that have another id in the target: the old id and the new one, in turn.';
comment on column migration.dry_run is 'Every case is moved, looked at and put back: nothing changes.';
create index migration_open on migration (id) where finished_at is null and stopped_at is null;

create table migration_case (
    migration_id        bigint  not null references migration,
    process_instance_id text    not null,
    reference           text,
    state               text    not null default 'WAITING',
    reason              text,
    attempts            integer not null default 0,
    done_at             timestamptz,
    primary key (migration_id, process_instance_id)
);
comment on table migration_case is 'The row of a case is locked while it is moved, and is moved with it: WAITING, MOVED, STAYS or GONE.';
create index migration_case_by_state on migration_case (migration_id, state, attempts);
