-- A:
INSERT INTO order_items (order_id, book_id, unit_price)
VALUES (44, 22, 13.50);
CREATE UNIQUE INDEX ON author_sales (author_id);
BEGIN;
REFRESH MATERIALIZED VIEW author_sales;
ROLLBACK;
-- B:
SELECT * FROM homer_sales;
-- A:
REFRESH MATERIALIZED VIEW author_sales;
COMMIT;
-- B:
SELECT * FROM homer_sales;
