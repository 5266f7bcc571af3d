-- Two people who record the same complaint at the same moment record it once, as with reviews and appeals.
create unique index complaint_one_open on complaint (reference) where status = 'OPEN';
