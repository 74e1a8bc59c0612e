BEGIN;
INSERT INTO orders (customer_id, ordered_on, status, shipped_on)
VALUES (7, '2026-01-07', 'shipped', '2026-01-07');
INSERT INTO order_items (order_id, book_id, unit_price)
SELECT 45, b.id, b.price
FROM books AS b
JOIN stock AS s ON s.book_id = b.id
WHERE b.genre = 'science fiction' AND s.copies > 0;
UPDATE stock SET copies = copies - 1
WHERE book_id IN (SELECT book_id FROM order_items
                  WHERE order_id = 45);
COMMIT;
