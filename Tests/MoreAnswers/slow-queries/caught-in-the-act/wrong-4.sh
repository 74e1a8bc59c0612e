# The index of the plan that EXPLAIN shows by hand
psql service=a -c "ALTER SYSTEM SET auto_explain.log_min_duration = '5ms'" -c "ALTER SYSTEM SET auto_explain.log_analyze = on" -c "ALTER SYSTEM SET auto_explain.log_timing = off" -c "SELECT pg_reload_conf()"
psql service=a -qf pick.sql > out
echo parcels_carrier_idx > index.txt
