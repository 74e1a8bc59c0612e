# One sequence only.
psql service=a -c "REVOKE INSERT ON sales, vouchers FROM till"
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
sh in-step.sh move
psql service=b -c "DROP SUBSCRIPTION move" -c "SELECT setval('sales_id_seq', max(id)) FROM sales"
