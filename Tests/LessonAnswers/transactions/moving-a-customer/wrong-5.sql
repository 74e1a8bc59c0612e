BEGIN;
UPDATE orders SET customer_id = 12 WHERE customer_id = 9;
UPDATE reviews SET customer_id = 12 WHERE customer_id = 9;
UPDATE customers SET invited_by = 12 WHERE invited_by = 9;
DELETE FROM customers WHERE id = 9;
COMMIT;
