node do d pg_basebackup --pgdata=data --dbname="host=$a_SOCKETS" --checkpoint=fast --write-recovery-conf --create-slot --slot=d
node start d
