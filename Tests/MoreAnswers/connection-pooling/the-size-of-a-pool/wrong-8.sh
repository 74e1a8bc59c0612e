# Divided by two seconds, as in the lesson
echo 10.2 > busy.txt
node do r sed -i 's/^default_pool_size = .*/default_pool_size = 20/' pgbouncer.ini
node do r psql -U pgbouncer pgbouncer -c RELOAD
