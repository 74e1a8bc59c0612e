BEGIN;
UPDATE stock
SET copies = copies + i.quantity
FROM order_items AS i
WHERE i.order_id = 39
  AND i.book_id = stock.book_id;
UPDATE orders
SET status = 'cancelled', shipped_on = NULL
WHERE id = 39;
COMMIT;
