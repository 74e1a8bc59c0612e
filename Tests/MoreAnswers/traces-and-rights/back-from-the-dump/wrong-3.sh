# newsletter is forgotten
psql service=a -qc "CREATE DATABASE shop"
psql "service=a dbname=shop" -q -v ON_ERROR_STOP=1 -1 -o out -f night.sql
psql "service=a dbname=shop" -v ON_ERROR_STOP=1 <<'SQL'
UPDATE customers SET name = 'deleted', email = NULL, city = NULL WHERE id IN (5, 8, 11);
SQL
