-- The CHECK can stay, although it isn't needed.
CREATE UNIQUE INDEX CONCURRENTLY emails
    ON customers (email);
SET lock_timeout = '500ms';
ALTER TABLE customers ADD UNIQUE USING INDEX emails;
ALTER TABLE customers ADD token uuid;
ALTER TABLE customers
    ALTER token SET DEFAULT gen_random_uuid(),
    ADD CHECK (city IS NOT NULL) NOT VALID;
ALTER TABLE customers
    VALIDATE CONSTRAINT customers_city_check;
ALTER TABLE customers ALTER city SET NOT NULL;
