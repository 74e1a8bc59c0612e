# Everyone is deleted
psql service=a -qc "CREATE DATABASE shop"
psql "service=a dbname=shop" -q -v ON_ERROR_STOP=1 -1 -o out -f night.sql
psql "service=a dbname=shop" -v ON_ERROR_STOP=1 <<'SQL'
TRUNCATE newsletter;
UPDATE customers SET name = 'deleted', email = NULL, city = NULL;
SQL
