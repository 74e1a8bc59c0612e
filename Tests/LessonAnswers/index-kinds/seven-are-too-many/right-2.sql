DROP INDEX IF EXISTS customers_city_idx;
DROP INDEX IF EXISTS customers_joined_idx;
DROP INDEX IF EXISTS customers_email_idx;
DROP INDEX IF EXISTS customers_name_hash;
ANALYZE customers;
