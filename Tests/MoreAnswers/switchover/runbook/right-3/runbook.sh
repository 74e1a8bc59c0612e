# Asks both whether the new one has everything, before the shop is closed, and compares again after that.
old=$1 new=$2 other=$3
eval "sockets=\$${new}_SOCKETS"
ask() { psql service=$1 -XAtq -o /dev/null -c "$2"; }
node facts $new | grep -qx "follows: $old" || exit 1
now=$(psql service=$old -XAtc "SELECT pg_current_wal_flush_lsn()")
timeout 5 sh until.sh $new "SELECT pg_last_wal_replay_lsn() >= '$now'" || exit 1
node stop $old
end=$(node do $old pg_controldata -D data | awk '/state.* shut down$/ { ok = 1 } /^Latest checkpoint location/ && ok { print $4 }')
psql service=$new -XAtc "SELECT pg_last_wal_replay_lsn() > '${end:-F/0}'" | grep -qx t || { node start $old; exit 1; }
node do $old touch data/standby.signal
echo "primary_conninfo = 'host=$sockets'
primary_slot_name = '$old'" | node do $old sh -c 'cat >> data/postgresql.auto.conf'
ask $new "SELECT pg_promote()"
for node in $old $other; do ask $new "SELECT pg_create_physical_replication_slot('$node', true)"; done
node start $old
ask $other "ALTER SYSTEM SET primary_conninfo = 'host=$sockets'"
ask $other "SELECT pg_reload_conf()"
wait_for 60 $other follows $new
wait_for 60 $old follows $new
ask $old "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
