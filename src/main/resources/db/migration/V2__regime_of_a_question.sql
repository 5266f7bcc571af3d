-- Each question is answered under its own law: the Act, or the Environmental Information Regulations.

alter table question add column regime text;
update question set regime = (select request.regime from request where request.reference = question.reference);
alter table question alter column regime set not null;
