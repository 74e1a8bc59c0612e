# A guard before the promotion, and the fence when the files have been read. The shop opens earlier.
node do a touch data/standby.signal
psql service=b -c "SELECT pg_promote()"
node start a
psql service=b -Atc "SELECT id FROM orders" > b
psql service=a -Atc "SELECT id FROM orders" | grep -vxFf b > lost.txt
node kill a
node do a mv data fenced
