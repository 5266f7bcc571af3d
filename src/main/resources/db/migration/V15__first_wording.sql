-- What a request said before the applicant described the information (section 8(1)(c)).

alter table request add column first_wording text;
comment on column request.first_wording is 'The words of the first letter, where those that made the request valid took their place.';
