# The old tables get other names once b has everything.
psql service=a -c "REVOKE INSERT ON sales, vouchers FROM till" -c "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE usename = 'till'"
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
sh in-step.sh move
psql service=b -c "SELECT setval('sales_id_seq', max(id)) FROM sales" -c "SELECT setval('vouchers_id_seq', max(id)) FROM vouchers" -c "DROP SUBSCRIPTION move"
psql service=a -c "ALTER TABLE sales RENAME TO old_sales" -c "ALTER TABLE vouchers RENAME TO old_vouchers"
