# Each step's time is measured in all statements, even in those that aren't logged.
psql service=a <<'SQL'
ALTER SYSTEM SET auto_explain.log_min_duration = '5ms';
ALTER SYSTEM SET auto_explain.log_analyze = on;
SELECT pg_reload_conf();
SQL
psql service=a -qf pick.sql > out
echo parcels_packed_at_idx > index.txt
