# The lock waits for the sale that is being paid.
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
psql service=a -c "BEGIN" -c "LOCK sales, vouchers" -c "REVOKE ALL ON sales, vouchers FROM till" -c "COMMIT"
sh in-step.sh move
psql service=b <<'END'
DROP SUBSCRIPTION move;
SELECT setval('sales_id_seq', 600), setval('vouchers_id_seq', 49, false);
END
node stop a
