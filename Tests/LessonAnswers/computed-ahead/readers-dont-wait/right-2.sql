-- A:
BEGIN;
INSERT INTO order_items (order_id, book_id, quantity, unit_price)
VALUES (44, 22, 1, 13.50);
CREATE UNIQUE INDEX homer ON author_sales USING btree (author_id DESC);
REFRESH MATERIALIZED VIEW CONCURRENTLY author_sales;
-- B:
SELECT * FROM homer_sales;
-- A:
COMMIT;
-- B:
SELECT * FROM homer_sales;
