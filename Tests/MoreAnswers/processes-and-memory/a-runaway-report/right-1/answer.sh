sh evening.sh
psql service=a <<'SQL'
SELECT pid, application_name, pg_cancel_backend(pid)
FROM pg_stat_activity
WHERE usename = 'analyst' AND state = 'active';
ALTER USER analyst SET statement_timeout TO '5000ms';
SQL
