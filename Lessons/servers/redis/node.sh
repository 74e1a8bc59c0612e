export REDISCLI_AUTH=$PASSWORD   # for redis-cli, even in `node do`; a command line would show it to every user
cli() { redis-cli -s "$SOCKETS/redis.sock" "$@"; }
make() {
  # By default, a new replica waits five seconds for others that might share its copy.
  cat > redis.conf <<CONF
requirepass $PASSWORD
masterauth $PASSWORD
repl-diskless-sync-delay 0
$SET_conf
CONF
  [ -z "$SET_follows" ] || echo "replicaof $(of "$SET_follows" ADDRESS) $(of "$SET_follows" PORT)" >> redis.conf
}
# Redis and Sentinel write a new master into redis.conf, so it isn't on the command line. Settings there override what CONFIG REWRITE wrote.
run() {
  exec redis-server redis.conf --bind "$ADDRESS" --port "$PORT" --unixsocket "$SOCKETS/redis.sock" --dir "$DIR" \
    --replica-announce-ip "$ADDRESS"   # otherwise, the others would see the address 127.0.0.1
}
ready() { [ "$(cli ping)" = PONG ]; }
facts() {
  info=$(cli info | tr -d '\r')
  get() { printf '%s\n' "$info" | sed -n "s/^$1://p"; }
  case $(get role) in
    master) fact role master ;;
    slave)
      fact role replica
      fact follows "$(at "$(get master_host)")"
      fact link "$(get master_link_status)"
      ;;
    *) return 1 ;;   # it's still loading its data
  esac
  fact replicas "$(get connected_slaves)"
  fact offset "$(get master_repl_offset)"
  fact keys "$(cli dbsize)"
}
