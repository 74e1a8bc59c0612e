# The orders lose their customers
psql service=a -qc "CREATE DATABASE shop"
psql "service=a dbname=shop" -q -v ON_ERROR_STOP=1 -1 -o out -f night.sql
psql "service=a dbname=shop" -v ON_ERROR_STOP=1 <<'SQL'
DELETE FROM newsletter USING customers c WHERE newsletter.email = c.email AND c.id IN (5, 8, 11);
UPDATE orders SET customer_id = NULL WHERE customer_id IN (5, 8, 11);
DELETE FROM customers WHERE id IN (5, 8, 11);
SQL
