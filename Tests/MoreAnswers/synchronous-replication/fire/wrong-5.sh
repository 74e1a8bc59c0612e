psql service=a -c "ALTER SYSTEM SET synchronous_standby_names = ''" -c "SELECT pg_reload_conf()"
wait_for 20 a standbys 'b async, c async'
sh fire.sh
