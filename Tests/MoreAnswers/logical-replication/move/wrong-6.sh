# The slot is left.
psql service=a -c "
  REVOKE INSERT ON sales, vouchers FROM till"
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
sh in-step.sh move
psql service=b -c "ALTER SUBSCRIPTION move DISABLE" \
  -c "ALTER SUBSCRIPTION move SET (slot_name = NONE)" \
  -c "DROP SUBSCRIPTION move" \
  -c "SELECT setval('sales_id_seq', 1000),
        setval('vouchers_id_seq', 1000)"
