# Drops the standby's slot, which holds nothing back this night.
CAUSE=session sh night.sh
psql service=a -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'import'" -c "SELECT pg_drop_replication_slot('b')"
