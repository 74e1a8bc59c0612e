START TRANSACTION;
INSERT INTO orders (ordered_on, status, shipped_on)
VALUES ('2026-01-06', 'shipped', '2026-01-06');
INSERT INTO order_items (order_id, book_id, quantity, unit_price)
VALUES (currval('orders_id_seq'), 21, 2, 10.99);
UPDATE stock SET copies = copies - 2 WHERE book_id = 21;
END;
