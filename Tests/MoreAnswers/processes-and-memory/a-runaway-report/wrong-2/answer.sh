sh evening.sh
psql service=a -c "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()" \
  -c "ALTER ROLE analyst SET statement_timeout = '5s'"
