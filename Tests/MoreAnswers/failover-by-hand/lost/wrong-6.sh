psql service=b -c "SELECT pg_promote()"
node start a
psql service=a -c "ALTER SYSTEM SET default_transaction_read_only = on" -c "SELECT pg_reload_conf()"
psql service=b -Atc "SELECT id FROM orders" > b
psql service=a -Atc "SELECT id FROM orders" | grep -vxFf b > lost.txt
