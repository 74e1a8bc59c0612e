# A new file that awk writes, and a node that is killed and started.
node do q sh -c "awk '/^pool_mode/ { print \"pool_mode = transaction\"; next } /^default_pool_size/ { print \"default_pool_size = 5\"; next } { print }' pgbouncer.ini > new.ini && mv new.ini pgbouncer.ini"
node kill q
node start q
