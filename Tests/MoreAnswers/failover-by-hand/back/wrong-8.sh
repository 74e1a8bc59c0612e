node do a rm -rf data
node do a pg_basebackup -D data -h "$b_SOCKETS" -c fast -R
node start a
