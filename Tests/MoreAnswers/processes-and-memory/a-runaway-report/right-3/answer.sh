sh evening.sh
psql service=a <<'SQL'
DO $$ BEGIN
  PERFORM pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'rep%';
END $$;
ALTER ROLE analyst IN DATABASE postgres SET statement_timeout = '5s';
SQL
