create table lookups (till int not null, at timestamptz not null, ms int not null);
insert into lookups select * from lookup_log order by at;
create index on lookups using brin (at);
analyze lookups;
select count(*), max(ms) from lookups where at >= '2026-03-04 18:00';
