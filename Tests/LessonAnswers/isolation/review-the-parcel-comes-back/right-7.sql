BEGIN;
SELECT * FROM orders WHERE id = 39 AND status = 'shipped' FOR UPDATE;
UPDATE stock AS s
SET copies = s.copies + i.quantity
FROM order_items AS i, orders AS o
WHERE i.order_id = o.id AND o.id = 39 AND o.status <> 'cancelled'
  AND s.book_id = i.book_id;
UPDATE orders
SET status = 'cancelled', shipped_on = NULL
WHERE id = 39 AND status = 'shipped';
COMMIT;
