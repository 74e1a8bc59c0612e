node do d pg_basebackup -D data -h "$a_SOCKETS" -c fast -C -S d
node start d
