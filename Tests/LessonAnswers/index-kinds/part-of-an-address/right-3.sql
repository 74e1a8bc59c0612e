CREATE EXTENSION IF NOT EXISTS pg_trgm;
DROP INDEX IF EXISTS customers_email_trgm;
CREATE INDEX customers_email_trgm ON customers USING GIN (email public.gin_trgm_ops) WITH (fastupdate = off);
ANALYZE customers;
