-- A:
create unique index on author_sales (author_id);
insert into order_items (order_id, book_id, unit_price) values (44, 22, 13.50);
begin;
refresh materialized view concurrently author_sales;
-- B:
select copies from author_sales where name = 'Homer';
-- A:
commit;
-- B:
select copies from author_sales where name = 'Homer';
