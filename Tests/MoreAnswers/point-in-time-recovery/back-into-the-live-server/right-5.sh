# The dump has all rows, and only those of the lost orders are taken from it.
ids=$(psql service=b -Atc "SELECT string_agg(id::text, '|') FROM orders WHERE customer_id = 5")
pg_dump service=b -a --inserts -t orders -t order_items | grep -E "^INSERT INTO public.(orders|order_items) VALUES \((($ids)), " > lost.sql
sort -r lost.sql | psql service=a -q -1 -v ON_ERROR_STOP=1
