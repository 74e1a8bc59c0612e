psql service=a -c "SELECT last_failed_wal FROM pg_stat_archiver" > stopped.txt
node do a sh -c 'rm archive/$(cd archive; find . -size 293k)'
psql service=a -c "SELECT pg_reload_conf()"
