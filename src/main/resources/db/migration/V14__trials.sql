-- Changes that process owners tried on the cases on record before deploying them.

create table trial (
    id          bigint generated always as identity primary key,
    files       text[]      not null,
    started_at  timestamptz not null,
    started_by  text        not null,
    done_cases  integer     not null default 0,
    all_cases   integer,
    last_sign   timestamptz not null,
    finished_at timestamptz,
    problem     text,
    reports     jsonb
);
comment on column trial.all_cases is 'Null until the diagrams are ready and the cases are counted.';
comment on column trial.last_sign is 'When the node that runs the trial was last heard of: a trial that is not finished and long silent was interrupted.';
comment on column trial.reports is 'What the change would do: kinds, words and references. Nothing that tells who asked.';
