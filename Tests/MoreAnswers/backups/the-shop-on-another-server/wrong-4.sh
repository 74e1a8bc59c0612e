psql service=b -c "CREATE ROLE till"
psql service=b -c "CREATE DATABASE shop"
pg_dump service=a | psql "service=b dbname=shop" -q
