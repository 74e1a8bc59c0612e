psql service=a -c "ALTER ROLE till SET default_transaction_read_only = on"
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
sh in-step.sh move
psql service=b -c "SELECT setval(pg_get_serial_sequence('sales', 'id'), max(id) + 100) FROM sales" \
  -c "SELECT setval(pg_get_serial_sequence('vouchers', 'id'), max(id) + 100) FROM vouchers"
psql service=b -c "DROP SUBSCRIPTION move"
