# The old one gets a new copy, and no one compares before that.
old=$1 new=$2 other=$3
eval "sockets=\$${new}_SOCKETS"
ask() { psql service=$1 -XAtq -o /dev/null -c "$2"; }
node facts $new | grep -qx "follows: $old" || exit 1
for node in $old $other; do ask $new "SELECT pg_create_physical_replication_slot('$node', true)"; done
ask $other "ALTER SYSTEM SET primary_conninfo = 'host=$sockets'"
ask $other "SELECT pg_reload_conf()"
wait_for 60 $other follows $new || exit 1
node stop $old
node do $old pg_controldata -D data | grep -q 'cluster state: *shut down$' || { node start $old; exit 1; }
ask $new "SELECT pg_promote()"
node do $old mv data old
node do $old pg_basebackup -D data -h "$sockets" -U postgres -c fast -R -S $old
node start $old
wait_for 60 $old follows $new
