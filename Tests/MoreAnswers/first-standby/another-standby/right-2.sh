node do d pg_basebackup -D data -h "$a_SOCKETS" -c fast -R
node start d
psql service=a -c "SELECT pg_create_physical_replication_slot('d', true)"
psql service=d -c "ALTER SYSTEM SET primary_slot_name = 'd'" -c "SELECT pg_reload_conf()"
