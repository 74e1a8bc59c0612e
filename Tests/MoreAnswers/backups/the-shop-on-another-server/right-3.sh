psql service=b -qc "CREATE DATABASE shop"
pg_dump service=a | psql "service=b dbname=shop" -q
psql service=b -qc "CREATE ROLE till LOGIN"
psql "service=b dbname=shop" -c "ALTER TABLE stock OWNER TO till" -c "GRANT SELECT, INSERT ON orders, order_items TO till"
