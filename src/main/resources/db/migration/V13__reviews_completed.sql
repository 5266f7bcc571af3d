-- What reviews and corrected dates still lacked.

alter table review add column regulations_due_on date;
comment on column review.regulations_due_on is 'Where questions under the Act and under the EIR are reviewed together: the last day of regulation 11(4); otherwise null.';
alter table review add column calendar_version text;
comment on column review.calendar_version is 'The bank holidays by which its dates were counted last; null in rows older than this column.';

alter table search add column review_id bigint references review;
alter table search add column looked_for text;
comment on column search.review_id is 'The review for which the unit searches again; null for the search of the request itself.';
comment on column search.looked_for is 'What the reviewer wants looked for; null for the search of the request itself.';
create index search_by_review on search (review_id);
