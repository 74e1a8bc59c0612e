psql service=b -c "SELECT pg_promote()"
max=$(psql service=b -Atc "SELECT max(id) FROM orders")
for n in 1 2 3 4 5; do echo $((max + n)); done > lost.txt
