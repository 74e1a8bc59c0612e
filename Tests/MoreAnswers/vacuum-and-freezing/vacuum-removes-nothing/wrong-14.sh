# Makes the standby's slot again, which holds nothing back this night: it starts too late for the standby.
CAUSE=session sh night.sh
psql service=a -c "SELECT pg_drop_replication_slot('b')" -c "SELECT pg_create_physical_replication_slot('b', true)" \
  -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'import'"
