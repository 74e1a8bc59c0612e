# Each line still has diff's mark.
node do a touch data/standby.signal
node start a
for n in a b; do psql service=$n -Atc "SELECT id FROM orders ORDER BY id" > $n.txt; done
diff a.txt b.txt | grep '<' > lost.txt
node kill a
node do a mv data fenced
psql service=b -c "SELECT pg_promote()"
