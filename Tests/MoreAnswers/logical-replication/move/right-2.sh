psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
psql service=a -c "REVOKE ALL ON sales, vouchers FROM till"
sh in-step.sh move
psql service=b <<'END'
DROP SUBSCRIPTION move;
SELECT setval('sales_id_seq', 257), setval('vouchers_id_seq', 49, false);
END
node stop a
