node do a touch data/standby.signal
node start a
for n in a b; do psql service=$n -Atc "SELECT * FROM orders ORDER BY id" > $n.txt; done
diff a.txt b.txt | grep '^<' > lost.txt
psql service=b -c "SELECT pg_promote()"
node stop a
node do a mv data fenced
