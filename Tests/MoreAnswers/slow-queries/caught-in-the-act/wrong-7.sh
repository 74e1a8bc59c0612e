# pick.sql has not run since
psql service=a -c "ALTER SYSTEM SET auto_explain.log_min_duration = '5ms'" -c "ALTER SYSTEM SET auto_explain.log_analyze = on" -c "ALTER SYSTEM SET auto_explain.log_timing = off" -c "SELECT pg_reload_conf()"
echo parcels_packed_at_idx > index.txt
