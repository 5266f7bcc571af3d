-- A closed request that is taken up again: closed in error, or its answer was wrong.

create table reopening (
    id          bigint generated always as identity primary key,
    reference   text        not null references request,
    reason      text        not null,
    reopened_at timestamptz not null,
    reopened_by text        not null,
    resumed     boolean     not null default false
);
create index reopening_by_request on reopening (reference);
comment on column reopening.resumed is 'The process has taken it up: one reopening starts the process once.';

alter table question add column answered_on date;
comment on column question.answered_on is 'The day its answer went; a later answer corrects it, and section 10(1) sets no new date for that.';
update question set answered_on = (
    select max(notice.sent_on) from notice join notice_question on notice_question.notice_id = notice.id
    where notice_question.question_id = question.id and notice.status = 'SENT')
where stage = 'ANSWERED';
