EXPLAIN SELECT count(*) FROM customers WHERE city = 'Hull';
BEGIN;
DROP INDEX public.customers_city_idx RESTRICT;
DROP INDEX public.customers_joined_idx RESTRICT;
EXPLAIN SELECT count(*) FROM customers WHERE city = 'Hull';
COMMIT;
DROP INDEX customers_email_idx, customers_name_hash;
