pg_dump --clean -t orders -t order_items service=b | psql service=a -q
