psql service=a -c "ALTER SYSTEM SET synchronous_standby_names = '2 (b, c)'" -c "ALTER SYSTEM SET synchronous_commit = local" -c "SELECT pg_reload_conf()"
wait_for 20 a standbys 'b sync, c sync'
sh fire.sh
