BEGIN;
DELETE FROM orders WHERE customer_id = 12;
DELETE FROM reviews WHERE customer_id = 12;
DELETE FROM customers WHERE id = 12;
COMMIT;
