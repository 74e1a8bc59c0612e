create table lookups (till int not null, at timestamptz not null, ms int not null) partition by range (at);
create table lookups_03_03 partition of lookups for values from ('2026-03-03') to ('2026-03-04');
create table lookups_03_04 partition of lookups for values from ('2026-03-04') to ('2026-03-05');
insert into lookups select * from lookup_log order by till, at;
create index on lookups using brin (at);
analyze lookups;
select count(*), max(ms) from lookups
where at >= '2026-03-04 18:00';
