psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver" > stopped.txt

node do a mkdir aside
node do a mv "archive/$(cat stopped.txt)" aside
node kill a
node start a
psql service=a -c "SELECT pg_switch_wal()"
