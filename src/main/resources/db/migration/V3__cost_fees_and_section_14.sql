-- The cost limit of section 12, the fee of section 9, and requests that follow another (sections 12 and 14).

alter table request add column follows text references request;
create index request_by_follows on request (follows) where follows is not null;
create index request_by_receipt on request (received_on);
comment on column request.follows is 'The earlier request that this one narrows or repeats, such as one refused for its cost. A refined request is a new one, with its own clock.';

alter table search
    add column estimated_records integer,
    add column minutes_each numeric(10, 2),
    add column sample_size integer,
    add column sample text;
comment on column search.estimated_records is 'Where the search would take too long: how many records would have to be gone through. Null where the unit searched.';

create table fee (
    id          bigint generated always as identity primary key,
    question_id bigint      not null references question,
    items       jsonb       not null,
    amount      numeric(10, 2) not null,
    how_to_pay  text        not null,
    late_reason text,
    written_at  timestamptz not null,
    written_by  text        not null,
    noticed_on  date,
    pay_by      date,
    paid_on     date,
    recorded_at timestamptz,
    recorded_by text
);
create index fee_by_question on fee (question_id);
comment on table fee is 'Section 9: what was asked for, by when it could be paid, and when it was. The last row of a question counts.';
