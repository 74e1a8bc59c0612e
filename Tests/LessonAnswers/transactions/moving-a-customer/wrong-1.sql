BEGIN;
UPDATE orders SET customer_id = 9 WHERE customer_id = 12;
DELETE FROM customers WHERE id = 12;
COMMIT;
