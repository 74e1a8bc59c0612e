psql service=a -qAtc "SELECT pg_create_physical_replication_slot('e', true)"
