psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver" > stopped.txt

psql service=a -c "ALTER SYSTEM SET archive_mode = off"
node do a rm "archive/$(cat stopped.txt)"
node stop a
node start a
