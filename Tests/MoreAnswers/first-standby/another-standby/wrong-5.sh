node do d pg_basebackup -D data -h "$a_SOCKETS" -c fast -R -C -S d
