node do d pg_basebackup -D data -h "$a_SOCKETS" -c fast -R -C -S d
node start d
psql service=a -c "SELECT pg_terminate_backend(active_pid), pg_drop_replication_slot('d') FROM pg_replication_slots"
node stop d
psql service=a -c "SELECT pg_drop_replication_slot('d')"
node start d
