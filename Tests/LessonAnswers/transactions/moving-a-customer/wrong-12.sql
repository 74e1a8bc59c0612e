UPDATE orders SET customer_id = 9 WHERE customer_id = 12;
UPDATE reviews SET customer_id = 9 WHERE customer_id = 12;
UPDATE customers SET invited_by = 9 WHERE invited_by = 12;
BEGIN;
DELETE FROM customers WHERE id = 12;
COMMIT;
