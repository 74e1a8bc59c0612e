psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver" > stopped.txt
node do a mkdir archive2
psql service=a -c "ALTER SYSTEM SET archive_command = 'cp %p ../archive2/%f'" -c "SELECT pg_reload_conf()"
sh wait-until.sh a "last_archived_wal > last_failed_wal FROM pg_stat_archiver"
