# The sequences are set before the last rows arrive.
psql service=a -c "ALTER ROLE till NOLOGIN"
psql service=b -c "SELECT setval('sales_id_seq', max(id)) FROM sales" -c "SELECT setval('vouchers_id_seq', max(id)) FROM vouchers"
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
sh in-step.sh move
psql service=b -c "DROP SUBSCRIPTION move"
