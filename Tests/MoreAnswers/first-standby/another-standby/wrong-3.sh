node do d pg_basebackup -D data -h "$a_SOCKETS" -c fast -R -C -S standby_d
node start d
wait_for 20 d role standby
