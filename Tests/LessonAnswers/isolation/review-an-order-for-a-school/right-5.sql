BEGIN;
INSERT INTO orders (customer_id, ordered_on) VALUES (7, date '2026-01-07');
WITH taken AS (UPDATE stock SET copies = copies - 1 FROM books AS b
               WHERE b.id = book_id AND b.genre = 'science fiction' AND copies >= 1
               RETURNING book_id, b.price)
INSERT INTO order_items (order_id, book_id, quantity, unit_price)
SELECT 45, book_id, 1, price FROM taken;
COMMIT;
