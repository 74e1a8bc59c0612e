psql service=a -c "ALTER SYSTEM SET synchronous_standby_names = 'b', 'c'" -c "SELECT pg_reload_conf()"
wait_for 5 a standbys 'b sync, c potential'
