psql service=b -c "CREATE ROLE till LOGIN"
psql service=b -c "CREATE DATABASE shop"
pg_dump --no-owner --no-privileges service=a | psql "service=b dbname=shop" -q
