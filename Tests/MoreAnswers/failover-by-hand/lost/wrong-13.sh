# The ids are right, but the files that have the orders are removed.
node do a touch data/standby.signal
node start a
for n in a b; do psql service=$n -Atc "SELECT id FROM orders ORDER BY id" > $n.txt; done
diff a.txt b.txt | sed -n 's/^< //p' > lost.txt
node stop a
node do a rm -rf data
psql service=b -c "SELECT pg_promote()"
