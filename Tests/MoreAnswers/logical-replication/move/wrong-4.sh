# The subscription stays.
psql service=a -c "REVOKE INSERT ON sales, vouchers FROM till"
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
sh in-step.sh move
psql service=b -c "SELECT setval('sales_id_seq', 1000), setval('vouchers_id_seq', 1000)"
