# The file in the archive is overwritten.
psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver" > stopped.txt
node do a cp "data/pg_wal/$(cat stopped.txt)" archive
psql service=a -c "SELECT pg_reload_conf()"
sleep 3
