# a still takes vouchers.
psql service=a -c "REVOKE INSERT ON sales FROM till"
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
sh in-step.sh move
psql service=b -c "DROP SUBSCRIPTION move" -c "SELECT setval('sales_id_seq', 1000), setval('vouchers_id_seq', 1000)"
