node reset a e
node do e pg_basebackup -D data -h "$a_SOCKETS" -c fast -R -C -S e
node start e
