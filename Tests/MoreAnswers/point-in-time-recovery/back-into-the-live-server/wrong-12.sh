# All rows that a doesn't have, even the order that was deleted on purpose.
pg_dump service=b -a --on-conflict-do-nothing --inserts -t orders -t order_items | psql service=a -q
