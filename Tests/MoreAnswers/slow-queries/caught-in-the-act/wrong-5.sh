# One session only
{ echo "SET auto_explain.log_min_duration = '5ms'; SET auto_explain.log_analyze = on;"; cat pick.sql; } | psql service=a -q > out
echo parcels_packed_at_idx > index.txt
