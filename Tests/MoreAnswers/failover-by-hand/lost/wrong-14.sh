# b is promoted before a is fenced or guarded.
psql service=b -c "SELECT pg_promote()"
node do a touch data/standby.signal
node start a
psql service=b -Atc "SELECT id FROM orders" > b
psql service=a -Atc "SELECT id FROM orders" | grep -vxFf b > lost.txt
node kill a
node do a mv data fenced
