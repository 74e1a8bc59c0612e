-- A:
BEGIN;
INSERT INTO order_items (order_id, book_id, quantity, unit_price)
VALUES (44, 22, 1, 13.50);
CREATE UNIQUE INDEX homer ON author_sales USING btree (author_id DESC);
REFRESH MATERIALIZED VIEW CONCURRENTLY author_sales;
-- B:
SELECT copies FROM author_sales WHERE name = 'Homer';
-- A:
COMMIT;
-- B:
SELECT copies FROM author_sales WHERE name = 'Homer';
