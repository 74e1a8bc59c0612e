psql service=a -c "ALTER SYSTEM SET synchronous_standby_names = 'b'" -c "SELECT pg_reload_conf()"
wait_for 20 a standbys 'b sync, c async'
