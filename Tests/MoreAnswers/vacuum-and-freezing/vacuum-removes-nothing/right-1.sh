CAUSE=session sh night.sh
psql service=a -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE greatest(age(backend_xid), age(backend_xmin)) IS NOT NULL AND pid <> pg_backend_pid()
  ORDER BY greatest(age(backend_xid), age(backend_xmin)) DESC LIMIT 1"
psql service=a -c "VACUUM clicks"
