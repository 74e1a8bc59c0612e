-- The index has the limit of the others, and stays invalid if it has to wait longer.
SET lock_timeout = '1s';
ALTER TABLE customers ADD COLUMN token uuid;
ALTER TABLE customers ALTER COLUMN token SET DEFAULT gen_random_uuid();
ALTER TABLE customers ADD CONSTRAINT c CHECK (city IS NOT NULL) NOT VALID;
ALTER TABLE customers VALIDATE CONSTRAINT c;
ALTER TABLE customers ALTER COLUMN city SET NOT NULL;
CREATE UNIQUE INDEX CONCURRENTLY m ON customers (email);
ALTER TABLE customers ADD CONSTRAINT m UNIQUE USING INDEX m;
