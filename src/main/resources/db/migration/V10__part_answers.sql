-- A response names the questions that it answers from the moment it is opened, so that two can be on their way at once.

comment on table notice_question is 'Which questions a response answers; each is in one response that has not left at most.';
create index notice_question_by_question on notice_question (question_id);

insert into notice_question (notice_id, question_id)
select notice.id, question.id from notice join question using (reference)
where notice.type = 'RESPONSE' and notice.status <> 'SENT' and question.stage = 'DECIDED';
