# b is promoted while a takes orders, and c gets a new copy.
probe start a b
sh writes-to.sh a
psql service=b -qo /dev/null -c "SELECT pg_promote()"
sleep 2
node stop a
node do a rm -rf data
node do a pg_basebackup -D data -h "$b_SOCKETS" -U postgres -c fast -R -C -S a
node start a
node stop c
node do c rm -rf data
node do c pg_basebackup -D data -h "$b_SOCKETS" -U postgres -c fast -R -C -S c
node start c
probe stop
