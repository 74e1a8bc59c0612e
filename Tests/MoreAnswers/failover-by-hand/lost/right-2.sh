# The shop does not wait for the list: a copy of the files is read.
node do a sh -c 'mv data fenced && cp -R fenced reading && touch reading/standby.signal'
psql service=b -c "SELECT pg_promote()"
node do a mv reading data
node start a
psql service=a -Atc "SELECT id FROM orders" | sort > a
psql service=b -Atc "SELECT id FROM orders" | sort | comm -13 - a | sort -rn > lost.txt
node kill a
node do a rm -rf data
