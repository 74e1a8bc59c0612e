BEGIN;
WITH c AS (UPDATE orders SET (status, shipped_on) = ('cancelled', NULL) WHERE id = 39 RETURNING id)
UPDATE stock AS s SET copies = s.copies + i.quantity
FROM order_items AS i JOIN c ON c.id = i.order_id WHERE s.book_id = i.book_id;
END;
