psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver" > stopped.txt

node do a cp "data/pg_wal/$(cat stopped.txt)" whole
node do a rm "archive/$(cat stopped.txt)"
node kill a
node start a
psql service=a -c "SELECT pg_switch_wal()"
