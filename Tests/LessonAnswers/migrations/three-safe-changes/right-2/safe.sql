BEGIN;
SET LOCAL lock_timeout = '1s';
ALTER TABLE customers ADD COLUMN token uuid, ALTER COLUMN token SET DEFAULT gen_random_uuid(),
    ADD CONSTRAINT c CHECK (city IS NOT NULL) NOT VALID;
COMMIT;
BEGIN;
SET LOCAL lock_timeout = '1s';
ALTER TABLE customers VALIDATE CONSTRAINT c;
COMMIT;
BEGIN;
SET LOCAL lock_timeout = '1s';
ALTER TABLE customers ALTER COLUMN city SET NOT NULL;
ALTER TABLE customers DROP CONSTRAINT c;
COMMIT;
create unique index concurrently if not exists m on customers (email);
set lock_timeout to 1500;
alter table customers add unique using index m;
