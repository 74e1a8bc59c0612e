sql() { mariadb --defaults-file=.my.cnf "$@"; }
make() {
  mkdir data
  cat > my.cnf <<CONF
[mariadbd]
innodb_buffer_pool_size = 16M
innodb_log_file_size = 8M
innodb_flush_log_at_trx_commit = 2
key_buffer_size = 1M
aria_pagecache_buffer_size = 1M
max_connections = 50
binlog_format = ROW
innodb_autoinc_lock_mode = 2
wsrep_on = on
wsrep_provider = /usr/lib/galera/libgalera_smm.so
wsrep_cluster_name = shop
wsrep_sst_method = copy
$SET_conf
CONF
  if [ -n "$SET_with" ]; then
    # All the rest comes from another node when this one joins.
    cp "$(of "${SET_with%% *}" DIR)/node.pem" .
    return
  fi
  # Who has this key is a node of the cluster. Without it, any user of the machine could join.
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=node -out node.pem -keyout key.pem 2>/dev/null
  cat key.pem >> node.pem
  # root needs no password only in the socket, whose folder only its account can enter.
  cat > users.sql <<SQL
UPDATE mysql.global_priv SET Host = '%',
  Priv = JSON_SET(Priv, '\$.plugin', 'mysql_native_password', '\$.authentication_string', PASSWORD('$PASSWORD')) WHERE Host = '127.0.0.1';
DELETE FROM mysql.global_priv WHERE Host NOT IN ('localhost', '%');
SQL
  mariadb-install-db --no-defaults --datadir="$DIR/data" --auth-root-authentication-method=normal --skip-name-resolve --skip-test-db \
    --extra-file=users.sql --innodb-log-file-size=8M --innodb-flush-log-at-trx-commit=0 --debug-no-sync >/dev/null
  rm key.pem users.sql
}
# Where a stopped node's data ends.
seqno() { sed -n 's/^seqno: *//p' "$1/data/grastate.dat" 2>/dev/null; }
# If no node runs, starts the cluster again on the first node. A node that was stopped later has what this one lacks. The kernel lists the
# sockets of all that run, even if they are frozen.
bootstrap() {
  if [ -n "$SET_with" ] || grep -q " ${SOCKETS%/*}/.*/galera.sock\$" /proc/net/unix; then return; fi
  newest=$DIR
  for folder in "${DIR%/*}"/*; do
    if [ "$(seqno "$folder")" -gt "$(seqno "$newest")" ] 2>/dev/null; then newest=$folder; fi
  done
  if [ "$newest" != "$DIR" ]; then rm -rf data && cp -a --reflink=auto "$newest/data" .; fi
  [ ! -e data/grastate.dat ] || sed -i 's/^safe_to_bootstrap: 0/safe_to_bootstrap: 1/' data/grastate.dat
  echo --wsrep-new-cluster
}
run() {
  mkdir -p tmp
  # This folder is the home of clients in `node do`.
  printf '[client]\nuser = root\nsocket = %s\n' "$SOCKETS/galera.sock" > .my.cnf
  install -m 700 "$KIND/wsrep_sst_copy" .
  # There may be other kinds of nodes, which don't listen on Galera's port.
  nodes=$(env | sed -n 's/^[a-z0-9]*_ADDRESS=//p' | paste -sd , -)
  # Names would make everyone who comes from 127.0.0.1 root@localhost, who has no password. The times are shorter than the defaults, so that
  # the others notice a lost node within three seconds.
  PATH=$DIR:$PATH exec mariadbd --defaults-file=my.cnf --datadir="$DIR/data" --tmpdir="$DIR/tmp" --socket="$SOCKETS/galera.sock" \
    --bind-address="$ADDRESS" --port="$PORT" --server-id="${ADDRESS##*.}" --pid-file=mariadbd.pid --skip-name-resolve \
    --wsrep-cluster-address="gcomm://$nodes" --wsrep-node-name="$NODE" --wsrep-node-address="$ADDRESS" --wsrep-provider-options="\
base_host=$ADDRESS;gmcast.listen_addr=ssl://$ADDRESS:4567;ist.recv_addr=$ADDRESS:4568;gcache.size=4M;\
socket.ssl_key=$DIR/node.pem;socket.ssl_cert=$DIR/node.pem;socket.ssl_ca=$DIR/node.pem;\
gmcast.time_wait=PT1S;evs.install_timeout=PT3S;evs.join_retrans_period=PT0.3S;\
evs.keepalive_period=PT0.3S;evs.inactive_check_period=PT0.3S;evs.suspect_timeout=PT2S;evs.inactive_timeout=PT4S" $(bootstrap)
}
ready() { sql -BN -e "SHOW STATUS LIKE 'wsrep_ready'" 2>/dev/null | grep -q ON; }
fill() { [ -n "$SET_with" ] || [ -z "$SET_dataset" ] || sql < "$DATASETS/$SET_dataset.sql"; }
facts() {
  sql -BN -e "SHOW STATUS LIKE 'wsrep%'" | sed -n 's/^wsrep_cluster_status\t/status: /p; s/^wsrep_local_state_comment\t/state: /p
    s/^wsrep_cluster_size\t/size: /p; s/^wsrep_last_committed\t/committed: /p' | sort -r
}
