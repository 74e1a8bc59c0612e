-- A:
create unique index on author_sales (author_id);
insert into order_items (order_id, book_id, unit_price) values (44, 22, 13.50);
begin;
refresh materialized view concurrently author_sales;
-- B:
SELECT * FROM homer_sales;
-- A:
commit;
-- B:
SELECT * FROM homer_sales;
