sh evening.sh
psql "service=a user=analyst" -c "ALTER ROLE analyst SET statement_timeout = '5s'" \
  -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'analyst' AND pid <> pg_backend_pid()"
