BEGIN;
WITH parcel AS (
    SELECT book_id, quantity FROM order_items WHERE order_id = 39
)
UPDATE stock
SET copies = copies + parcel.quantity
FROM parcel
WHERE parcel.book_id = stock.book_id;
UPDATE orders SET shipped_on = NULL, status = 'cancelled' WHERE id = 39
RETURNING *;
COMMIT;
