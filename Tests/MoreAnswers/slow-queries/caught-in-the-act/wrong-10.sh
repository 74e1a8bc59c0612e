psql service=a -qo /dev/null <<'SQL'
ALTER ROLE postgres SET auto_explain.log_min_duration = 5;
ALTER ROLE postgres SET auto_explain.log_analyze = true;
ALTER ROLE postgres SET auto_explain.log_timing = false;
SQL
psql service=a -qf pick.sql > out
echo parcels_packed_at_idx > index.txt
