# Estimates only
psql service=a -c "ALTER SYSTEM SET auto_explain.log_min_duration = '5ms'" -c "SELECT pg_reload_conf()"
psql service=a -qf pick.sql > out
echo parcels_packed_at_idx > index.txt
