# Read from the totals, written with blanks and decimals.
t() { psql "service=r dbname=pgbouncer" -Atc "SHOW STATS_TOTALS" | awk -F "|" "/^postgres/ { print \$6 }"; }
a=$(t); pgbench -n -c 50 -j 2 -T 4 -f rush.sql service=r > report; b=$(t)
awk -v x="$a" -v y="$b" "BEGIN { printf \"  %.2f\n\", (y - x) / 4e6 }" > busy.txt
node do r sed -i 's/^default_pool_size = .*/default_pool_size = 12/' pgbouncer.ini
node do r psql -U pgbouncer pgbouncer -c RELOAD
