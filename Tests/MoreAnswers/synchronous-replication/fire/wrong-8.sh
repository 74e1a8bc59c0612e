psql service=b -c "ALTER SYSTEM SET synchronous_standby_names = 'b'" -c "SELECT pg_reload_conf()"
sh fire.sh
