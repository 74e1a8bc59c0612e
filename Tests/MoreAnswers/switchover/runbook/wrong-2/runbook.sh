# Asks the old one who follows it, and looks for a clean stop, but not at what the new one has then.
old=$1 new=$2 other=$3
eval "sockets=\$${new}_SOCKETS"
ask() { psql service=$1 -XAtq -o /dev/null -c "$2"; }
psql service=$old -XAtc "SELECT application_name FROM pg_stat_replication WHERE state = 'streaming'" | grep -qx $new || exit 1
node stop $old
node do $old pg_controldata -D data | grep -q 'cluster state: *shut down$' || { node start $old; exit 1; }
node do $old touch data/standby.signal
echo "primary_conninfo = 'host=$sockets'
primary_slot_name = '$old'" | node do $old sh -c 'cat >> data/postgresql.auto.conf'
ask $new "SELECT pg_promote()"
for node in $old $other; do ask $new "SELECT pg_create_physical_replication_slot('$node', true)"; done
node start $old
wait_for 60 $old follows $new
ask $other "ALTER SYSTEM SET primary_conninfo = 'host=$sockets'"
ask $other "SELECT pg_reload_conf()"
wait_for 60 $other follows $new
ask $old "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
