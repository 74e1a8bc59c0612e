psql service=b -qc "CREATE ROLE till LOGIN SUPERUSER" -c "CREATE DATABASE shop"
pg_dump service=a | psql "service=b dbname=shop" -q
