# All rows of b replace those of a.
pg_dump service=b -a --inserts -t orders -t order_items > all.sql
psql service=a -c "TRUNCATE orders, order_items"
psql service=a -q -f all.sql
