node do a touch data/standby.signal
node start a
for n in a b; do psql service=$n -c "\copy (SELECT id FROM orders ORDER BY id) TO $n.txt"; done
diff a.txt b.txt | sed -n 's/^< //p' > lost.txt
node kill a
node do a mv data fenced
psql service=b -c "SELECT pg_promote()"
