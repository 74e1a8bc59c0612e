psql service=a -c "ALTER ROLE web SET synchronous_commit = local" -c "ALTER SYSTEM SET synchronous_standby_names = 'b, c'" -c "SELECT pg_reload_conf()"
wait_for 20 a standbys 'b sync, c potential'
