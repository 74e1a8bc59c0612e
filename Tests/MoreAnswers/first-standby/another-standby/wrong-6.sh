node do d pg_basebackup -D data -h "$a_SOCKETS" -c fast -R -C -S d
node start d
wait_for 20 d role standby
psql service=d -c "SELECT pg_promote()"
