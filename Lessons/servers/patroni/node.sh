export PGHOST=$SOCKETS PGPORT=5432 PGUSER=postgres PGDATABASE=postgres PATRONICTL_CONFIG_FILE=$DIR/patroni
make() {
  mkdir patroni
  cp "$KIND/cluster.yml" patroni
  hosts=
  for node in $SET_etcd; do hosts="$hosts\"$(of "$node" ADDRESS):$(of "$node" PORT)\", "; done
  cat > patroni/node.yml <<CONF
name: $NODE
# Otherwise, Patroni would ask etcd for its members' addresses, and go around links.
etcd3: { hosts: [$hosts], use_proxies: true, username: root, password: "$PASSWORD" }
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
  first=$(env | sed -n "s|_KIND=$KIND\$||p" | sort | head -n 1)
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
  # Debian's Python, which has Patroni installed.
  exec /usr/bin/python3 "$KIND/start.py" patroni
}
get() { curl -sf -m 1 "http://$ADDRESS:$PORT/$1"; }
leader() { get cluster | tr '{' '\n' | sed -n '/"role": "leader"/s/.*"name": "\([^"]*\)".*/\1/p'; }
# A node that finds no leader counts as ready after a while: without a majority of etcd, there is none.
ready() { get health && { [ -n "$(leader)" ] || [ -z "$(find started -newermt '-10 seconds')" ]; }; }
cleanup() { remove_segment data; }
service() { printf 'host=%s\nport=5432\nuser=postgres\ndbname=postgres\n' "$SOCKETS"; }
facts() {
  postgres_facts
  leader=$(leader)
  [ -z "$leader" ] || fact leader "$leader"
}
