-- A:
begin isolation level serializable;
insert into guests (name) select 'Grace' where (select count(*) from guests) < 3 returning name;
-- B:
begin isolation level serializable;
insert into guests (name) select 'Hiro' where (select count(*) from guests) < 3 returning name;
-- A:
commit;
-- B:
commit;
begin isolation level serializable;
insert into guests (name) select 'Hiro' where (select count(*) from guests) < 3 returning name;
commit;
