psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver" > stopped.txt

node do a sh -c 'rm data/pg_wal/archive_status/*.ready'
