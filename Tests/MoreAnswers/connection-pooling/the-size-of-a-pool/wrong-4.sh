# Microseconds instead of connections
pgbench -n -c 50 -T 4 -f rush.sql service=r > report
psql "service=r dbname=pgbouncer" -Atc "SHOW TOTALS" | grep total_xact_time | tr -dc 0-9 > busy.txt
node do r sed -i 's/^default_pool_size = .*/default_pool_size = 10/' pgbouncer.ini
node do r psql -U pgbouncer pgbouncer -c RELOAD
