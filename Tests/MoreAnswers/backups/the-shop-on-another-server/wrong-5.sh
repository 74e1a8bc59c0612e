psql service=b -c "CREATE ROLE till LOGIN"
psql service=b -c "CREATE DATABASE shop"
pg_dump -t orders -t order_items -t stock service=a | psql "service=b dbname=shop" -q
