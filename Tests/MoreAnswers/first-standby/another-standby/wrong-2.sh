node do d pg_basebackup -D data -h "$a_SOCKETS" -c fast -R
node start d
wait_for 20 d role standby
