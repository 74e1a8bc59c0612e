sh evening.sh
psql service=a -c "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'report'" \
  -c "ALTER DATABASE postgres SET statement_timeout = '5s'"
