begin;
insert into orders (ordered_on, status, shipped_on) values ('2026-01-06','shipped','2026-01-06');
insert into order_items (order_id, book_id, quantity, unit_price) values (45,21,2,10.99);
update stock set copies=copies-2 where book_id=21;
commit;
