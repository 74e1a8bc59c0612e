psql service=a -c "ALTER SYSTEM SET synchronous_standby_names = 'ANY 2 (b, c)'"
sh fire.sh
