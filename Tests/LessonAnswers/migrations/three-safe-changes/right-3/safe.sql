/* a comment; with a semicolon */
SET lock_timeout = '2s';
DO $$ BEGIN
    ALTER TABLE customers ADD COLUMN token uuid; -- first; then the default
    ALTER TABLE customers ALTER COLUMN token SET DEFAULT gen_random_uuid();
END $$;
alter table only customers add constraint "city; known" check (city is not null and city <> 'a;b') not valid;
alter table only customers validate constraint "city; known";
alter table only customers alter city set not null;
RESET lock_timeout;
CREATE UNIQUE INDEX CONCURRENTLY m ON customers (email);
SET lock_timeout = '2s';
ALTER TABLE customers ADD CONSTRAINT m UNIQUE USING INDEX m;
