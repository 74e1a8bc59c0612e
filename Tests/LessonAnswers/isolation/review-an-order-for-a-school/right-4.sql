BEGIN;
INSERT INTO orders (customer_id, ordered_on, status, shipped_on)
VALUES (7, '2026-01-07', 'open', NULL);
INSERT INTO order_items (order_id, book_id, quantity, unit_price)
SELECT max(o.id), b.id, 1, b.price
FROM orders AS o, books AS b
WHERE b.genre = 'science fiction'
  AND b.id NOT IN (SELECT book_id FROM stock WHERE copies = 0)
  AND b.id IN (SELECT book_id FROM stock)
GROUP BY b.id, b.price;
UPDATE stock AS s SET copies = s.copies - i.quantity
FROM order_items AS i
WHERE i.book_id = s.book_id AND i.order_id = 45;
COMMIT;
