export PGHOST=$SOCKETS PGPORT=5432 PGUSER=postgres PGDATABASE=postgres PATRONICTL_CONFIG_FILE=$DIR/patroni
make() {
  mkdir patroni
  cp "$KIND/cluster.yml" patroni
  hosts=
  for node in $SET_etcd; do hosts="$hosts\"$(of "$node" ADDRESS):$(of "$node" PORT)\", "; done
  cat > patroni/node.yml <<CONF
name: $NODE
etcd3: { hosts: [$hosts], username: root, password: "$PASSWORD" }
restapi:
  listen: $ADDRESS:$PORT
  connect_address: $ADDRESS:$PORT
  authentication: { username: patroni, password: "$PASSWORD" }
postgresql:
  listen: $ADDRESS:5432
  connect_address: $ADDRESS:5432
  data_dir: "$DIR/data"
  pgpass: "$DIR/pgpass"
  authentication:
    superuser: { username: postgres, password: "$PASSWORD" }
    replication: { username: replicator, password: "$PASSWORD" }
  parameters: { unix_socket_directories: "$SOCKETS" }
CONF
  [ -z "$SET_conf" ] || printf '%s\n' "$SET_conf" > patroni/other.yml
  # The first node makes the data, and the others copy it, which is faster than base backups.
  first=$(env | sed -n "s/_PORT=$PORT\$//p" | sort | head -n 1)
  if [ "$NODE" = "$first" ]; then make_data; else copy_data "$(of "$first" DIR)"; fi
}
make_data() {
  initdb -D data.new -U postgres --pwfile=/dev/stdin --auth-local=trust --auth-host=scram-sha-256 -E UTF8 --locale=C.UTF-8 \
    --wal-segsize=1 --no-sync --no-instructions >/dev/null <<PW
$PASSWORD
PW
  pg_ctl -D data.new -s -w -l /dev/null -o "-F -c listen_addresses= -c unix_socket_directories='$SOCKETS'" start
  psql -Xq -v ON_ERROR_STOP=1 <<SQL
CREATE ROLE replicator LOGIN REPLICATION PASSWORD '$PASSWORD'
SQL
  [ -z "$SET_dataset" ] || psql -Xq -v ON_ERROR_STOP=1 -1 -f "$DATASETS/$SET_dataset.sql" >/dev/null
  pg_ctl -D data.new -s -w stop
  mv data.new data
}
copy_data() {
  for _ in $(seq 600); do [ ! -e "$1/data" ] || break; sleep 0.1; done
  cp -a --reflink=auto "$1/data" data
}
run() {
  touch started
  # Debian's Python, which knows Patroni.
  exec /usr/bin/python3 "$KIND/start.py" patroni
}
get() { curl -sf -m 1 "http://$ADDRESS:$PORT/$1"; }
leader() { get cluster | tr '{' '\n' | sed -n '/"role": "leader"/s/.*"name": "\([^"]*\)".*/\1/p'; }
# A node that finds no leader is ready in the end, too: without a majority of etcd, there is none.
ready() { get health && { [ -n "$(leader)" ] || [ -z "$(find started -newermt '-10 seconds')" ]; }; }
# A killed server leaves a memory segment of a few bytes in the kernel. Its number is in line 7 of postmaster.pid.
cleanup() {
  [ -f data/postmaster.pid ] || return 0
  set -- $(sed -n 7p data/postmaster.pid)
  [ -z "$2" ] || ipcrm -m "$2" 2>/dev/null || :
}
service() { printf 'host=%s\nport=5432\nuser=postgres\ndbname=postgres\n' "$SOCKETS"; }
facts() {
  found=$(psql -XAtq <<'SQL'
select 'role: ' || case when pg_is_in_recovery() then 'standby' else 'primary' end;
select 'timeline: ' || ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int where not pg_is_in_recovery();
select 'timeline: ' || received_tli from pg_stat_wal_receiver where received_tli is not null;
select 'follows: ' || sender_host from pg_stat_wal_receiver where status = 'streaming';
select 'standbys: ' || string_agg(application_name || ' ' || sync_state, ', ' order by application_name)
  from pg_stat_replication where state = 'streaming' having count(*) > 0;
select 'waiting: ' || count(*) from pg_stat_activity where wait_event = 'SyncRep' having count(*) > 0;
select 'unreplayed: ' || greatest(0, pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())) where pg_is_in_recovery();
SQL
  )
  from=$(printf '%s' "$found" | sed -n 's/^follows: //p')
  printf '%s\n' "$found" | sed "s/^follows: .*/follows: $(at "$from")/"
  leader=$(leader)
  [ -z "$leader" ] || fact leader "$leader"
}
