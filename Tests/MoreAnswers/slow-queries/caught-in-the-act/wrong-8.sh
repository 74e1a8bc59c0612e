# The file by hand, without a reload
node do a sh -c 'printf "%s\n" "auto_explain.log_min_duration = 5" "auto_explain.log_analyze = on" >> data/postgresql.conf'
psql service=a -qf pick.sql > out
echo parcels_packed_at_idx > index.txt
