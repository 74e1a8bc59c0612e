ALTER TABLE customers ADD COLUMN token uuid;
ALTER TABLE customers ALTER COLUMN token SET DEFAULT gen_random_uuid();
ALTER TABLE customers ADD CHECK (city <> '' AND city IS NOT NULL) NOT VALID;
ALTER TABLE customers VALIDATE CONSTRAINT customers_city_check;
ALTER TABLE customers ALTER city SET NOT NULL;
CREATE UNIQUE INDEX CONCURRENTLY ON customers (email);
ALTER TABLE customers ADD UNIQUE USING INDEX customers_email_idx;
