psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver" > stopped.txt
node do a mv "archive/$(cat stopped.txt)" half
psql service=a -c "ALTER SYSTEM SET archive_command = 'cp %p ../archive/%f'" -c "SELECT pg_reload_conf()"
sleep 3
psql service=a -c "ALTER SYSTEM RESET archive_command" -c "SELECT pg_reload_conf()"
