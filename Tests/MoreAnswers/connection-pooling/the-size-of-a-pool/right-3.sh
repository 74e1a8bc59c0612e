# Transactions a second, multiplied by 0.1, and a restart.
pgbench -n -c 50 -T 4 -f rush.sql service=r | awk '/^tps/ { print $3 / 10 }' > busy.txt
node do r sh -c "echo default_pool_size = $(awk '{ printf "%.0f", $1 * 2 }' busy.txt) >> pgbouncer.ini"
node stop r; node start r
