BEGIN;
UPDATE stock AS s
SET copies = copies + coalesce((SELECT sum(quantity) FROM order_items AS i
                                WHERE i.order_id = 39 AND i.book_id = s.book_id), 0);
UPDATE orders SET (status, shipped_on) = ('cancelled', NULL) WHERE id IN (39);
COMMIT;
