psql service=a -c "ALTER SYSTEM SET synchronous_standby_names = 'c, b'" -c "SELECT pg_reload_conf()"
wait_for 20 a standbys 'b potential, c sync'
sh fire.sh
