psql service=b -c "SELECT pg_promote()"
node start a
psql service=a -Atc "SELECT id FROM orders" | sort > a
node stop a
psql service=b -Atc "SELECT id FROM orders" | sort | comm -13 - a | sort -rn > lost.txt
node do a mv data fenced
