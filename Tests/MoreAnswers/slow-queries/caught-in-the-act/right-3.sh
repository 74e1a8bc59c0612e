# The file by hand, a reload by SQL, and the plan's index copied from the log.
node do a sh -c 'printf "%s\n" "auto_explain.log_min_duration = 5" "auto_explain.log_analyze = 1" "auto_explain.log_timing = 0" >> data/postgresql.conf'
psql service=a -XAtc "SELECT pg_reload_conf()"
until psql service=a -Atc "SHOW auto_explain.log_min_duration" | grep -q 5; do sleep 0.1; done
cat pick.sql | psql service=a -q > out
echo parcels_packed_at_idx | tee index.txt
