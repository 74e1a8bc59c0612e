psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver" > stopped.txt

psql service=a -c "ALTER SYSTEM SET archive_command = 'cp %p ../archive/%f'" -c "SELECT pg_reload_conf()"
