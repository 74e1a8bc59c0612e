-- A:
INSERT INTO order_items (order_id, book_id, unit_price)
VALUES (44, 22, 13.50);
BEGIN;
DROP MATERIALIZED VIEW author_sales;
CREATE MATERIALIZED VIEW author_sales AS
SELECT a.id AS author_id, a.name, coalesce(sum(i.quantity), 0) AS copies
FROM authors AS a
LEFT JOIN books AS b ON b.author_id = a.id
LEFT JOIN order_items AS i ON i.book_id = b.id
GROUP BY a.id, a.name;
-- B:
SELECT * FROM homer_sales;
-- A:
COMMIT;
-- B:
SELECT * FROM homer_sales;
