# The standby's slot stays: without feedback, it keeps no rows.
CAUSE=slot sh night.sh
node do b sh -c 'echo "hot_standby_feedback = off" >> data/postgresql.conf'
node start b
for try in $(seq 100); do
  [ "$(psql service=a -XAtc "SELECT count(xmin) FROM pg_replication_slots WHERE slot_name = 'b'")" = 0 ] && break
  sleep 0.1
done
