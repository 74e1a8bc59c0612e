make() {
  mkdir data
  cat > my.cnf <<CONF
$(mariadb_settings)
binlog_format = ROW
innodb_autoinc_lock_mode = 2
wsrep_on = on
wsrep_provider = /usr/lib/galera/libgalera_smm.so
wsrep_cluster_name = shop
wsrep_sst_method = copy
$SET_conf
CONF
  if [ -n "$SET_with" ]; then
    # Everything else comes from another node, the donor, when this one joins.
    cp "$(of "$(of "${SET_with%% *}" NODE)" DIR)/node.pem" .
    return
  fi
  # The key proves that a process is a node of this cluster. Without it, any user of the machine could join.
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=node -out node.pem -keyout key.pem 2>/dev/null
  cat key.pem >> node.pem
  rm key.pem
  make_mariadb_data
}
# The last transaction in a stopped node's data, as UUID:NUMBER. A node that was killed hasn't written it down, so MariaDB recovers it.
position() {
  known=$(sed -n 's/^uuid: *//p; s/^seqno: *//p' "$1/data/grastate.dat" | paste -sd : -)
  case $known in
    *:-1)
      mariadbd --defaults-file="$1/my.cnf" --datadir="$1/data" --tmpdir="$DIR/tmp" --wsrep-cluster-address=gcomm:// --wsrep-recover 2>&1 |
        sed -n 's/.*WSREP: Recovered position: *\([^,]*\).*/\1/p'
      ;;
    *) echo "$known" ;;
  esac
}
# If no node is running, starts the cluster again on the first node, with the data of the node that is furthest: others lack writes that
# clients were told are committed. The kernel lists the sockets of all running nodes, even frozen ones.
bootstrap() {
  if [ -n "$SET_with" ] || grep -q " ${SOCKETS%/*}/.*/galera.sock\$" /proc/net/unix; then return; fi
  newest=$DIR cluster= last=-1
  for state in "${DIR%/*}"/*; do
    [ -e "$state/data/grastate.dat" ] || continue
    found=$(position "$state")
    case $found in
      '')
        echo "Not started: the data of ${state##*/} can't be read, and may have writes that no other node has." \
          "To go on without them: node reset ${state##*/}" >&2
        return 1
        ;;
      *:-1) continue ;;   # it has never been in a cluster
    esac
    if [ "${found%:*}" != "${cluster:=${found%:*}}" ]; then
      echo "Not started: the data of ${state##*/} and ${newest##*/} come from different clusters, so neither is newer" >&2
      return 1
    fi
    found=${found#*:}
    if [ "$found" -gt "$last" ] || [ "$state $found" = "$DIR $last" ]; then newest=$state last=$found; fi
  done
  if [ "$newest" != "$DIR" ]; then rm -rf data && cp -a --reflink=auto "$newest/data" . && rm -f data/gvwstate.dat; fi
  [ ! -e data/grastate.dat ] || sed -i 's/^safe_to_bootstrap: 0/safe_to_bootstrap: 1/' data/grastate.dat
  echo --wsrep-new-cluster
}
run() {
  mkdir -p tmp
  client_settings galera.sock
  install -m 700 "$KIND/wsrep_sst_copy" .
  new=$(bootstrap)
  nodes=$(for node in $(env | sed -n "s|_KIND=$KIND\$||p" | sort); do of "$node" ADDRESS; echo; done | paste -sd , -)
  # If names were resolved, any client from 127.0.0.1 would be root@localhost, which has no password. The timeouts are shorter than the
  # defaults, so that the others notice a lost node within three seconds.
  PATH=$DIR:$PATH exec mariadbd --defaults-file=my.cnf --datadir="$DIR/data" --tmpdir="$DIR/tmp" --socket="$SOCKETS/galera.sock" \
    --bind-address="$ADDRESS" --port="$PORT" --server-id="${ADDRESS##*.}" --pid-file=mariadbd.pid --skip-name-resolve \
    --wsrep-cluster-address="gcomm://$nodes" --wsrep-node-name="$NODE" --wsrep-node-address="$ADDRESS" --wsrep-provider-options="\
base_host=$ADDRESS;gmcast.listen_addr=ssl://$ADDRESS:4567;ist.recv_addr=$ADDRESS:4568;gcache.size=4M;\
socket.ssl_key=$DIR/node.pem;socket.ssl_cert=$DIR/node.pem;socket.ssl_ca=$DIR/node.pem;\
gmcast.time_wait=PT1S;evs.install_timeout=PT3S;evs.join_retrans_period=PT0.3S;\
evs.keepalive_period=PT0.3S;evs.inactive_check_period=PT0.3S;evs.suspect_timeout=PT2S;evs.inactive_timeout=PT4S" $new
}
ready() { sql -BN -e "SHOW STATUS LIKE 'wsrep_ready'" 2>/dev/null | grep -q ON; }
fill() { [ -n "$SET_with" ] || [ -z "$SET_dataset" ] || sql < "$DATASETS/$SET_dataset.sql"; }
facts() {
  sql -BN -e "SHOW STATUS LIKE 'wsrep%'" | sed -n 's/^wsrep_cluster_status\t/status: /p; s/^wsrep_local_state_comment\t/state: /p
    s/^wsrep_cluster_size\t/size: /p; s/^wsrep_last_committed\t/committed: /p' | sort -r
}
