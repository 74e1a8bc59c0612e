export REDISCLI_AUTH=$PASSWORD
cli() { redis-cli -h "$ADDRESS" -p "$PORT" "$@"; }
make() {
  # Without a password of its own, any user of the machine could order a failover. Sentinels also use it to talk to each other.
  cat > sentinel.conf <<CONF
requirepass $PASSWORD
sentinel announce-ip $ADDRESS
sentinel monitor shop $(of "$SET_watches" ADDRESS) $(of "$SET_watches" PORT) $SET_quorum
sentinel auth-pass shop $PASSWORD
sentinel down-after-milliseconds shop 1000
sentinel failover-timeout shop 2000
$SET_conf
CONF
}
# It writes what it learns into sentinel.conf.
run() { exec redis-server sentinel.conf --sentinel --bind "$ADDRESS" --port "$PORT" --dir "$DIR"; }
ready() { [ "$(cli ping)" = PONG ]; }
facts() {
  master=$(cli sentinel get-master-addr-by-name shop | head -n 1)
  fact master "$(at "$master")"
  cli sentinel master shop | paste - - | sed -n 's/^flags\t/flags: /p; s/^num-slaves\t/replicas: /p; s/^num-other-sentinels\t/sentinels: /p'
  # Whether enough Sentinels answer to agree, and to elect the one that promotes.
  case $(cli sentinel ckquorum shop) in OK*) fact quorum yes ;; *) fact quorum no ;; esac
}
