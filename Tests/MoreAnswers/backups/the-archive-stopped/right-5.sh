segment=$(psql service=a -Atc "SELECT last_failed_wal FROM pg_stat_archiver")
echo $segment > stopped.txt
node do a mv archive/$segment half
node do a cp data/pg_wal/$segment archive/$segment
psql service=a -c "INSERT INTO orders (ordered_on) VALUES ('2026-04-02')" -c "SELECT pg_switch_wal()"
sh wait-until.sh a "last_archived_wal > last_failed_wal FROM pg_stat_archiver"
