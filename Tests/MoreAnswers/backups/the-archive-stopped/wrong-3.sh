name=$(psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver")
node do a rm "archive/$name"
psql service=a -c "SELECT pg_reload_conf()"
