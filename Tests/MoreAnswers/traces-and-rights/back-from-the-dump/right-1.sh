# The ids are typed in, and each statement names its rows
psql service=a -qc "CREATE DATABASE shop"
psql "service=a dbname=shop" -q -v ON_ERROR_STOP=1 -1 -o out -f night.sql
psql "service=a dbname=shop" -v ON_ERROR_STOP=1 <<'SQL'
DELETE FROM newsletter USING customers c WHERE newsletter.email = c.email AND c.id IN (5, 8, 11);
UPDATE customers SET name = 'deleted', email = NULL, city = NULL WHERE id IN (5, 8, 11);
SQL
