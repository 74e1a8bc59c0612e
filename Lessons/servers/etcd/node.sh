export ETCDCTL_ENDPOINTS=http://$ADDRESS:$PORT ETCDCTL_USER=root:$PASSWORD
make() {
  # Members reach each other by Unix sockets, as nothing asks them for a password. In a URL, etcd takes only a name in its own folder.
  for member in $SET_with; do
    [ -n "$(of "$member" NODE)" ] || { echo "'with' names '$member', which isn't a node"; return 1; }
    ln -s "$(of "$member" SOCKETS)/peer" "$(of "$member" NODE):2380"
  done
}
run() {
  cluster=$NODE=unix://$NODE:2380
  for member in $SET_with; do member=$(of "$member" NODE); cluster=$cluster,$member=unix://$member:2380; done
  ln -s "$DIR/$NODE:2380" "$SOCKETS/peer"
  touch started
  exec etcd --name "$NODE" --data-dir data --initial-cluster "$cluster" \
    --listen-client-urls "http://$ADDRESS:$PORT" --advertise-client-urls "http://$ADDRESS:$PORT" \
    --listen-peer-urls "unix://$NODE:2380" --initial-advertise-peer-urls "unix://$NODE:2380" \
    --heartbeat-interval 50 --election-timeout 500 --unsafe-no-fsync --bcrypt-cost 4 --logger zap --log-level warn
}
# Until a member has found the others, it doesn't answer at all.
get() { curl -s -m 0.3 "http://$ADDRESS:$PORT/$1"; }
writable() { get health | grep -q '"health":"true"'; }
# A member that can't reach a majority answers no one, but it runs. Members that start together need each other.
ready() { writable || [ -z "$(find started -newermt '-5 seconds')" ]; }
fill() {
  for member in $SET_with; do [ "$NODE" \< "$(of "$member" NODE)" ] || return 0; done
  printf '%s\n' "$PASSWORD" | etcdctl user add root --interactive=false >/dev/null
  etcdctl auth enable >/dev/null
}
# etcd reserves 64 MB for each file of its log. A copy would write them all, and so would a copy of the copy.
cleanup() {
  rm -f data/member/wal/*.tmp
  for file in data/member/wal/*.wal; do [ ! -f "$file" ] || { cp --sparse=always "$file" wal && mv wal "$file"; }; done
}
facts() {
  get metrics | awk '$1 == "etcd_server_has_leader" { has = $2 } $1 == "etcd_server_is_leader" { is = $2 }
    /^etcd_network_active_peers/ { peers += $2 }
    END { print "role: " (is ? "leader" : has ? "follower" : "no leader"); print "peers: " peers + 0 }'
  if writable; then fact writable yes; else fact writable no; fi
}
