psql service=a -c "ALTER SYSTEM
  SET synchronous_standby_names = 'FIRST 1 (b)'" \
  -c "SELECT pg_reload_conf()"
wait_for 60 a standbys 'b sync, c async'
sh fire.sh
