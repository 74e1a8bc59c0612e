# Promotes first.
old=$1 new=$2 other=$3
eval "sockets=\$${new}_SOCKETS"
ask() { psql service=$1 -XAtq -o /dev/null -c "$2"; }
node facts $new | grep -qx "follows: $old" || exit 1
for node in $old $other; do ask $new "SELECT pg_create_physical_replication_slot('$node', true)"; done
ask $other "ALTER SYSTEM SET primary_conninfo = 'host=$sockets'"
ask $other "SELECT pg_reload_conf()"
wait_for 60 $other follows $new || exit 1
ask $new "SELECT pg_promote()"
sleep 1
node stop $old
node do $old touch data/standby.signal
echo "primary_conninfo = 'host=$sockets'
primary_slot_name = '$old'" | node do $old sh -c 'cat >> data/postgresql.auto.conf'
node start $old
