# The file by hand, a signal, and the plan as YAML next to text.
node do a sh -c 'printf "%s\n" "auto_explain.log_min_duration = 5" "auto_explain.log_analyze = 1" >> data/postgresql.conf'
node do a pg_ctl reload -D data
until psql service=a -Atc "SHOW auto_explain.log_min_duration" | grep -q 5; do sleep 0.1; done
cat pick.sql | psql service=a -q > out
echo parcels_packed_at_idx | tee index.txt
