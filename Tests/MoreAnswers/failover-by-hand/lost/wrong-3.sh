psql service=b -c "SELECT pg_promote()"
node do a touch data/standby.signal
node start a
psql service=a -Atc "SELECT id FROM orders" > lost.txt
node stop a
node do a mv data fenced
