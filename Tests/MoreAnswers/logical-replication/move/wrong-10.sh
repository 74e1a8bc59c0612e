# The session that is connected goes on.
psql service=a -c "ALTER ROLE till NOLOGIN"
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
sh in-step.sh move
psql service=b -c "DROP SUBSCRIPTION move" -c "SELECT setval('sales_id_seq', 1000), setval('vouchers_id_seq', 1000)"
