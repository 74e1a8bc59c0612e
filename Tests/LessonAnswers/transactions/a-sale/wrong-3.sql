BEGIN;
INSERT INTO orders (ordered_on, status, shipped_on)
VALUES ('2026-01-05', 'shipped', '2026-01-05');
INSERT INTO order_items (order_id, book_id, unit_price)
VALUES (45, 19, 22.00);
UPDATE stock SET copies = copies - 1 WHERE book_id = 19;
COMMIT;
