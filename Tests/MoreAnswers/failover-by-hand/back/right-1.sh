node do a sh -c 'rm -rf data'
node do a pg_basebackup --pgdata data --host "$b_SOCKETS" --username postgres --checkpoint fast --write-recovery-conf
node start a
