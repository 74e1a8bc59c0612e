BEGIN;
UPDATE orders SET status = 'cancelled', shipped_on = NULL WHERE id = 39;
UPDATE stock SET copies = copies + i.quantity
FROM order_items AS i WHERE i.book_id = stock.book_id;
COMMIT;
