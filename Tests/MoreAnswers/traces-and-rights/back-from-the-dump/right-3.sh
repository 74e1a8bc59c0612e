# One statement does both
psql service=a -qc "CREATE DATABASE shop"
psql "service=a dbname=shop" -q -v ON_ERROR_STOP=1 -1 -o out -f night.sql
psql "service=a dbname=shop" -v ON_ERROR_STOP=1 <<'SQL'
WITH erased AS (SELECT id, email FROM customers WHERE id IN (5, 8, 11)),
gone AS (DELETE FROM newsletter WHERE email IN (SELECT email FROM erased))
UPDATE customers SET name = 'deleted', email = NULL, city = NULL WHERE id IN (SELECT id FROM erased);
SQL
