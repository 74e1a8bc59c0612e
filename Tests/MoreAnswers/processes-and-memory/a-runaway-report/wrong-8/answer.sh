sh evening.sh
psql service=a -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename IN ('analyst', 'clerk')" \
  -c "ALTER ROLE analyst SET statement_timeout = '5s'"
