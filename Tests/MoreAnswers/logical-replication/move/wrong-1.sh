# Rows copied twice: a new subscription on top of the old rows never loads.
psql service=a -c "REVOKE INSERT ON sales, vouchers FROM till"
psql service=b -c "DROP SUBSCRIPTION move"
psql service=b -c "SELECT setval('sales_id_seq', max(id)) FROM sales" -c "SELECT setval('vouchers_id_seq', max(id)) FROM vouchers"
