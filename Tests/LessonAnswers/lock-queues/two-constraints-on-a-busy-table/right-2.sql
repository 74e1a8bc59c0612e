-- B:
alter table parcels add check (kilos > 0) not valid, add foreign key (order_id) references orders (id) not valid;
-- A:
INSERT INTO parcels VALUES (201, 44, 0);
INSERT INTO parcels VALUES (202, 99, 1.5);
SELECT parcels FROM order_45;
-- B:
delete from parcels where kilos <= 0;
delete from parcels where order_id not in (select id from orders);
begin;
alter table parcels validate constraint parcels_kilos_check, validate constraint parcels_order_id_fkey;
-- A:
INSERT INTO parcels VALUES (203, 44, 1.5);
SELECT mode FROM lock_list WHERE mode LIKE 'Share%';
-- B:
COMMIT;
