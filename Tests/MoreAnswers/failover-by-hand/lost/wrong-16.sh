# A copy of a's files is started as a primary while b is one, and then it's removed.
node do a sh -c 'cp -R data read && mv data fenced'
psql service=b -c "SELECT pg_promote()"
node do a mv read data
node start a
psql service=a -Atc "SELECT id FROM orders" | sort > a.txt
psql service=a -qc "INSERT INTO orders (customer_id, ordered_on) VALUES (3, '2026-01-07')"
node stop a
node do a rm -r data
psql service=b -Atc "SELECT id FROM orders" | sort > b.txt
comm -23 a.txt b.txt > lost.txt
