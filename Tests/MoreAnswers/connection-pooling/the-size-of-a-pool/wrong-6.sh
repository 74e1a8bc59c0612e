# Only in the file
echo 5 > busy.txt
node do r sed -i 's/^default_pool_size = .*/default_pool_size = 10/' pgbouncer.ini
