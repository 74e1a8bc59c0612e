# Settings of all roles, and the log searched from the end.
psql service=a -c "ALTER ROLE ALL SET auto_explain.log_min_duration TO '5ms'" -c "ALTER ROLE ALL SET auto_explain.log_analyze TO on" -c "ALTER ROLE ALL SET auto_explain.log_timing TO off"
psql service=a -qf pick.sql > /dev/null
node log a | tail -n 12 | grep -o 'using [a-z_]*' | cut -d ' ' -f 2 | sort -u > index.txt
