# The dump stops at the first error.
pg_dump service=b -a -t orders -t order_items | psql service=a -q -1
