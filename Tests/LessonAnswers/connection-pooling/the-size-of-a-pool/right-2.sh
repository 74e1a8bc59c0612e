# Six seconds instead of four.
t() { psql "service=r dbname=pgbouncer" -XAtc "SHOW TOTALS" | cut -d "|" -f 2 | sed -n 5p; }
a=$(t); pgbench -n -c 50 -T 6 -f rush.sql service=r > report; b=$(t)
psql service=a -XAtc "SELECT round(($b - $a) / 1000000 / 6.0, 1)" > busy.txt
node do r sed -i 's/^default_pool_size = .*/default_pool_size = 10/' pgbouncer.ini
node do r psql -U pgbouncer pgbouncer -c RELOAD
