# Fenced for good before the promotion. A guarded copy of it is read afterward.
node do a mv data fenced && psql service=b -c "SELECT pg_promote()"
node do a sh -c 'cp -R fenced copy && touch copy/standby.signal && mv copy data' && node start a
psql service=b -Atc "SELECT id FROM orders" > b
psql service=a -Atc "SELECT id FROM orders" | grep -vxFf b > lost.txt
node stop a
node do a rm -rf data
