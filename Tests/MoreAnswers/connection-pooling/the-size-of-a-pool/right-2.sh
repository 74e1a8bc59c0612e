# Six seconds instead of four, and the server divides.
t() { psql "service=r dbname=pgbouncer" -XAtc "SHOW TOTALS" | grep total_xact_time | cut -d '|' -f 2; }
a=$(t); pgbench -n -c 50 -T 6 -f rush.sql service=r > report; b=$(t)
psql service=a -XAtc "SELECT round(($b - $a) / 1000000 / 6.0, 1)" > busy.txt
size=$(psql service=a -XAtc "SELECT ceil(2 * $(cat busy.txt))")
node do r psql -U pgbouncer pgbouncer -c "SET default_pool_size = $size"
node do r sed -i "s/^default_pool_size = .*/default_pool_size = $size/" pgbouncer.ini
