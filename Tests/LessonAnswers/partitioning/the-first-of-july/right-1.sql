begin;
alter table clicks detach partition clicks_rest;
create table clicks_2025_07 partition of clicks for values from ('2025-07-01') to ('2025-08-01');
with moved as (delete from clicks_rest returning *) insert into clicks select * from moved;
alter table clicks attach partition clicks_rest default;
drop table clicks_2025_04;
commit;
