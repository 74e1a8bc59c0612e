# No reload
psql service=a -c "ALTER SYSTEM SET auto_explain.log_min_duration = '5ms'" -c "ALTER SYSTEM SET auto_explain.log_analyze = on"
psql service=a -qf pick.sql > out
echo parcels_packed_at_idx > index.txt
