node start a line
psql service=a -Atc "SELECT id FROM orders WHERE customer_id > 6 AND ordered_on = '2026-01-06'" > lost.txt
