psql service=b -c "CREATE ROLE till LOGIN"
psql service=b -c "CREATE DATABASE shop"
pg_dump service=a > shop.sql
