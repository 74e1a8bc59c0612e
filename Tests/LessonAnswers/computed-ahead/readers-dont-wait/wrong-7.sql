-- A:
CREATE UNIQUE INDEX ON author_sales (author_id);
INSERT INTO order_items (order_id, book_id, unit_price)
VALUES (44, 22, 13.50);
REFRESH MATERIALIZED VIEW CONCURRENTLY author_sales;
-- B:
SELECT * FROM homer_sales;
-- A:
-- B:
SELECT * FROM homer_sales;
