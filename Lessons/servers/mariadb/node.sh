make() {
  cat > my.cnf <<CONF
$(mariadb_settings)
log_bin = binlog
log_slave_updates = on
# By default, a replica notices only after a minute that its primary is frozen.
slave_net_timeout = 4
$SET_conf
CONF
  make_mariadb_data
}
# The settings that make the server this node are on the command line, so that a copied folder needs no changes. If names were resolved, any
# client from 127.0.0.1 would be root@localhost, which has no password.
run() {
  mkdir -p tmp
  client_settings mariadb.sock
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
