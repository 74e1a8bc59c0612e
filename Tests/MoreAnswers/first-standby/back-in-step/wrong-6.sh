node stop e
node do e rm -r data
node do e pg_basebackup -D data -h "$a_SOCKETS" -c fast -C -S e
node start e
