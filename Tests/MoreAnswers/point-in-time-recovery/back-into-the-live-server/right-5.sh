# The dump also sets the sequence of orders, to a number that no order has reached.
pg_dump service=b -a --on-conflict-do-nothing --inserts -t orders -t order_items | psql service=a -q
