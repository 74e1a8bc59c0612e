# d is right, but a slot of an earlier try is left over: a keeps log for it, too.
psql service=a -c "SELECT pg_create_physical_replication_slot('standby_d', true)"
node do d pg_basebackup -D data -h "$a_SOCKETS" -c fast -R -C -S d
node start d
