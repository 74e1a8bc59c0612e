BEGIN;
ALTER TABLE customers ADD COLUMN "phone" text;
ALTER TABLE customers ADD CHECK ("phone" LIKE '+%');
COMMIT;
SELECT name, phone FROM customers;
