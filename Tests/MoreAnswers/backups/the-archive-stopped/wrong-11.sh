# The file in the archive is removed, without a comparison.
psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver" > stopped.txt
node do a rm "archive/$(cat stopped.txt)"
psql service=a -c "SELECT pg_reload_conf()"
sh wait-until.sh a "last_archived_wal > last_failed_wal FROM pg_stat_archiver"
