START TRANSACTION;
INSERT INTO stock (book_id, copies)
SELECT book_id, quantity FROM order_items WHERE order_id = 39
ON CONFLICT (book_id) DO UPDATE
SET copies = stock.copies + excluded.copies;
UPDATE orders
SET status = 'cancelled', shipped_on = NULL
WHERE id = 39;
END;
