# First for one role, which is too little, and then for the whole server.
psql service=a -q -c "ALTER ROLE postgres SET auto_explain.log_min_duration = 5" -c "ALTER ROLE postgres SET auto_explain.log_analyze = true" -c "ALTER ROLE postgres SET auto_explain.log_timing = false"
psql service=a -qo /dev/null -c "ALTER SYSTEM SET auto_explain.log_min_duration = '5ms'" -c "ALTER SYSTEM SET auto_explain.log_analyze = on" -c "ALTER SYSTEM SET auto_explain.log_timing = off" -c "SELECT pg_reload_conf()"
psql service=a -qf pick.sql > out
echo parcels_packed_at_idx > index.txt
