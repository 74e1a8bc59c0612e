CREATE TABLE new (LIKE customers INCLUDING ALL);
ALTER TABLE new ADD COLUMN token uuid DEFAULT gen_random_uuid();
ALTER TABLE new ALTER COLUMN city SET NOT NULL;
ALTER TABLE new ADD UNIQUE (email);
INSERT INTO new (id, name, email, phone, city, joined_on, token) OVERRIDING SYSTEM VALUE SELECT id, name, email, phone, city, joined_on, NULL FROM customers;
SELECT setval(pg_get_serial_sequence('new', 'id'), max(id)) FROM new;
DROP TABLE customers;
ALTER TABLE new RENAME TO customers;
