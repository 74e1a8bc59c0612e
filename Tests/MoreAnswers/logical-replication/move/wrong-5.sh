# b is closed, too.
for n in a b; do psql service=$n -c "REVOKE INSERT ON sales, vouchers FROM till"; done
psql service=b -c "ALTER SUBSCRIPTION move ENABLE"
sh in-step.sh move
psql service=b -c "DROP SUBSCRIPTION move" -c "SELECT setval('sales_id_seq', 1000), setval('vouchers_id_seq', 1000)"
