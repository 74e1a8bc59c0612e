# Everything is logged
psql service=a -c "ALTER SYSTEM SET auto_explain.log_min_duration = 0" -c "ALTER SYSTEM SET auto_explain.log_analyze = on" -c "SELECT pg_reload_conf()"
psql service=a -qf pick.sql > out
echo parcels_packed_at_idx > index.txt
