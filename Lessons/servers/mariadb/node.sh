sql() { mariadb --defaults-file=.my.cnf "$@"; }
make() {
  cat > my.cnf <<CONF
[mariadbd]
innodb_buffer_pool_size = 16M
innodb_log_file_size = 8M
# A killed server loses no commit, only a machine without power does.
innodb_flush_log_at_trx_commit = 2
key_buffer_size = 1M
aria_pagecache_buffer_size = 1M
max_connections = 50
log_bin = binlog
log_slave_updates = on
# By default, a replica of a frozen server notices after a minute.
slave_net_timeout = 4
$SET_conf
CONF
  # root needs no password only in the socket, whose folder only its account can enter.
  cat > users.sql <<SQL
UPDATE mysql.global_priv SET Host = '%',
  Priv = JSON_SET(Priv, '\$.plugin', 'mysql_native_password', '\$.authentication_string', PASSWORD('$PASSWORD')) WHERE Host = '127.0.0.1';
DELETE FROM mysql.global_priv WHERE Host NOT IN ('localhost', '%');
SQL
  mariadb-install-db --no-defaults --datadir="$DIR/data" --auth-root-authentication-method=normal --skip-name-resolve --skip-test-db \
    --extra-file=users.sql --innodb-log-file-size=8M --innodb-flush-log-at-trx-commit=0 --debug-no-sync >/dev/null
  rm users.sql
}
# What makes the server this node is on the command line, so that a copied folder needs no changes. Names would make everyone
# who comes from 127.0.0.1 root@localhost, who has no password.
run() {
  mkdir -p tmp
  # This folder is the home of clients in `node do`.
  printf '[client]\nuser = root\nsocket = %s\n' "$SOCKETS/mariadb.sock" > .my.cnf
  exec mariadbd --defaults-file=my.cnf --datadir="$DIR/data" --tmpdir="$DIR/tmp" --socket="$SOCKETS/mariadb.sock" --bind-address="$ADDRESS" \
    --port="$PORT" --server-id="${ADDRESS##*.}" --report-host="$NODE" --relay-log=relay --pid-file=mariadbd.pid --skip-name-resolve
}
ready() { sql -e 'DO 1' 2>/dev/null; }
fill() {
  if [ -n "$SET_follows" ]; then
    sql <<SQL
CHANGE MASTER TO MASTER_HOST = '$(of "$SET_follows" ADDRESS)', MASTER_PORT = $PORT, MASTER_USER = 'root', MASTER_PASSWORD = '$PASSWORD',
  MASTER_CONNECT_RETRY = 1, MASTER_USE_GTID = slave_pos;
START REPLICA;
SQL
  elif [ -n "$SET_dataset" ]; then
    sql < "$DATASETS/$SET_dataset.sql"
  fi
}
facts() {
  status=$(sql -E -e 'SHOW REPLICA STATUS')
  get() { printf '%s\n' "$status" | sed -n "s/^ *$1: \(.\)/$2: \1/p"; }
  if [ -n "$status" ]; then
    fact role replica
    fact follows "$(at "$(get Master_Host | cut -c 3-)")"
    get Slave_IO_Running io
    get Slave_SQL_Running sql
    get Seconds_Behind_Master behind | sed '/NULL/d; s/$/s/'
    get Last_SQL_Error error
  else
    fact role primary
  fi
  sql -BN -e "SELECT CONCAT('gtid: ', @@gtid_current_pos) FROM DUAL WHERE @@gtid_current_pos <> ''"
  sql -BN -e 'SHOW REPLICA HOSTS' | cut -f 2 | sort | paste -sd , - | sed -n 's/,/, /g; s/^./replicas: &/p'
}
