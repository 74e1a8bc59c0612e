# Fenced before the promotion, but then the only folder is back without a guard for a moment: a start would have made a second primary.
node do a mv data fenced
psql service=b -c "SELECT pg_promote()"
node do a mv fenced data
sleep 1
node do a touch data/standby.signal
node start a
psql service=b -Atc "SELECT id FROM orders" > b
psql service=a -Atc "SELECT id FROM orders" | grep -vxFf b > lost.txt
node stop a
node do a mv data fenced
