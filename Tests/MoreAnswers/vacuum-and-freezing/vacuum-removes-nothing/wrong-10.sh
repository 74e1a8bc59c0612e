# Only runs VACUUM again, and turns autovacuum off.
CAUSE=slot sh night.sh
psql service=a -c "VACUUM clicks" -c "ALTER SYSTEM SET autovacuum = off" -c "SELECT pg_reload_conf()"
