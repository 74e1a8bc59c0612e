BEGIN;
INSERT INTO orders (customer_id, ordered_on)
VALUES (7, '2026-01-07');
INSERT INTO order_items (order_id, book_id, unit_price)
VALUES (45, 9, 11.99), (45, 11, 9.99), (45, 12, 12.50), (45, 20, 9.99), (45, 21, 10.99);
UPDATE stock SET copies = copies - 1
WHERE book_id IN (9, 11, 12, 20, 21);
COMMIT;
