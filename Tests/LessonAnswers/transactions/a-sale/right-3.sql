BEGIN;
INSERT INTO orders (ordered_on, status, shipped_on)
VALUES ('2026-01-06', 'shipped', '2026-01-06')
RETURNING id;
INSERT INTO order_items (order_id, book_id, quantity, unit_price)
SELECT 45, id, 2, price FROM books WHERE id = 21;
UPDATE stock SET copies = copies - 1 WHERE book_id = 21;
UPDATE stock SET copies = copies - 1 WHERE book_id = 21;
SELECT * FROM stock WHERE book_id = 21;
COMMIT;
