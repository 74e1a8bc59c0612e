psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver" > stopped.txt
node do a sh -c 'cp data/pg_wal/0* archive; rm data/pg_wal/archive_status/*.ready'
psql service=a -c "ALTER SYSTEM SET archive_mode = off"
node stop a
node start a
