# The same split brain, and a is fenced only afterward.
node start a
psql service=a -Atc "SELECT id FROM orders" | sort > a
psql service=b -Atc "SELECT id FROM orders" | sort > b
comm -23 a b > lost.txt
psql service=a -qc "INSERT INTO orders (customer_id, ordered_on) VALUES (3, '2026-01-07')"
psql service=b -c "SELECT pg_promote()"
psql service=a -qc "INSERT INTO orders (customer_id, ordered_on) VALUES (4, '2026-01-07')"
node stop a
node do a mv data fenced
