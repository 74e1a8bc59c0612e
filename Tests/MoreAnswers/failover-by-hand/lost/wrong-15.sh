# b is promoted before a is fenced or guarded.
psql service=b -c "SELECT pg_promote()"
node do a touch data/standby.signal
node start a
max=$(psql service=b -Atc "SELECT max(id) FROM orders")
psql service=a -Atc "SELECT id FROM orders WHERE id > $max" | tee lost.txt
node stop a
node do a mv data fenced
