# standby.signal is only a guard: pg_promote() removes it.
node do a touch data/standby.signal
node start a
for n in a b; do psql service=$n -Atc "SELECT id FROM orders ORDER BY id" > $n.txt; done
diff a.txt b.txt | sed -n 's/^< //p' > lost.txt
psql service=b -c "SELECT pg_promote()"
node stop a
