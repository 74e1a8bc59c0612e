psql service=b -c "SELECT pg_promote()"
node do a touch data/standby.signal
node start a
psql service=a -AtF ' ' -c "SELECT id, customer_id FROM orders WHERE customer_id > 6 AND ordered_on = '2026-01-06'" > lost.txt
node stop a
node do a mv data fenced
