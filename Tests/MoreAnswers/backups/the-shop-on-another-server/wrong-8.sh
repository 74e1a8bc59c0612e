psql service=b -c "CREATE ROLE till LOGIN"
pg_dump service=a > shop.sql
psql service=b -q -f shop.sql
