# A default that each session can override.
psql service=a -c "ALTER ROLE till SET default_transaction_read_only = on"
sleep 11
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
sh in-step.sh move
psql service=b -c "DROP SUBSCRIPTION move" -c "SELECT setval('sales_id_seq', 1000), setval('vouchers_id_seq', 1000)"
