# The sale that has begun is confirmed after the move.
psql service=a -c "REVOKE ALL ON sales, vouchers FROM till"
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
sh in-step.sh move
psql service=b -c "DROP SUBSCRIPTION move" -c "SELECT setval('sales_id_seq', 1000), setval('vouchers_id_seq', 1000)"
