# Read from the totals by psql -x, with blanks and decimals, and a size computed by awk.
t() { psql "service=r dbname=pgbouncer" -Atxc "SHOW STATS_TOTALS" | awk -F '|' '/^(total_)?xact_time/ { n += $2 } END { print n }'; }
a=$(t); pgbench -n -c 50 -j 2 -T 4 -f rush.sql service=r > report; b=$(t)
awk -v x="$a" -v y="$b" 'BEGIN { printf "  %.2f\n", (y - x) / 4e6 }' > busy.txt
node do r sed -i "s/^default_pool_size = .*/default_pool_size = $(awk '{ print int($1 * 2) }' busy.txt)/" pgbouncer.ini
node do r psql -U pgbouncer pgbouncer -c RELOAD
