BEGIN;
UPDATE customers SET invited_by = 9 WHERE invited_by IN (12);
UPDATE reviews SET customer_id = 9 WHERE customer_id IN (12);
UPDATE orders SET customer_id = 9 WHERE customer_id IN (12);
DELETE FROM customers WHERE name = 'Lars Nilsen' AND id = 12;
SELECT * FROM orders WHERE customer_id = 9;
COMMIT;
