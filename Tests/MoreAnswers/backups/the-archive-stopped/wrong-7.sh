psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver" > stopped.txt
node do a sh -c 'rm archive/*'
psql service=a -c "SELECT pg_reload_conf()"
