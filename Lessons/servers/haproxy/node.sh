# listener NAME PORT: the section for one of the two ports. Its health check follows.
listener() {
  printf 'listen %s\n  bind "unix@%s/.s.PGSQL.%s" mode 600\n' "$1" "$SOCKETS" "$2"
  [ -z "$patroni" ] || printf '  bind %s:%s\n' "$ADDRESS" "$2"
}
hex() { printf "$1" | od -An -v -tx1 | tr -d ' \n'; }
# ask LETTER: a check that talks to PostgreSQL in its own protocol. It expects a row with t (a standby) or f. The last message ends the
# connection; otherwise, HAProxy would wait for more.
ask() {
  startup=$(hex '\0\0\0\051\0\03\0\0user\0postgres\0database\0postgres\0\0')
  query=$(hex 'Q\0\0\0\037SELECT pg_is_in_recovery()\0X\0\0\0\04')
  printf '  option tcp-check\n  tcp-check connect\n  tcp-check send-binary %s\n  tcp-check send-binary %s\n' "$startup" "$query"
  printf '  tcp-check expect binary %s\n' "$(hex "D\0\0\0\013\0\01\0\0\0\01$1")"
}
servers() {
  for node in $SET_over; do
    case $patroni in
      '') printf '  server %s "unix@%s/.s.PGSQL.5432" check\n' "$node" "$(of "$node" SOCKETS)" ;;
      *) printf '  server %s %s:5432 check port 8008\n' "$node" "$(of "$node" ADDRESS)" ;;
    esac
  done
}
make() {
  patroni=yes
  for node in $SET_over; do [ "$(of "$node" PORT)" = 8008 ] || patroni=; done
  cat > haproxy.cfg <<CONF
global
  maxconn 200
  max-spread-checks 100
defaults
  mode tcp
  timeout connect 1s
  timeout client 1h
  timeout server 1h
  timeout check 1s
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
$(listener primary 5000)
$(if [ -n "$patroni" ]; then printf '  option httpchk OPTIONS /primary\n  http-check expect status 200'; else ask f; fi)
$(servers)
$(listener readers 5001)
  balance roundrobin
$(if [ -n "$patroni" ]; then printf '  option httpchk OPTIONS /replica?lag=%s\n  http-check expect status 200' "$SET_lag"; else ask t; fi)
$(servers)
CONF
}
run() { exec haproxy -db -f haproxy.cfg -f "$KIND/stats.cfg"; }
# The columns of interest: section, server, sessions, status, and the result of the last check.
table() { curl -sf -m 1 --unix-socket "$SOCKETS/stats" 'http://calf/;csv' | cut -d , -f 1,2,5,18,37 | grep -v -e BACKEND -e FRONTEND; }
# Until its first check, a server counts as up.
ready() { table > table && grep -q ^primary table && ! grep -q 'INI$' table; }
service() { printf 'host=%s\nport=5000\nuser=postgres\ndbname=postgres\npassword=%s\n' "$SOCKETS" "$PASSWORD"; }
facts() {
  table | awk -F , '
    $4 ~ /^UP/ && $1 == "primary" { primary = primary (primary ? ", " : "") $2; sessions += $3 }
    $4 ~ /^UP/ && $1 == "readers" { readers = readers (readers ? ", " : "") $2; sessions += $3 }
    END { if (primary) print "primary: " primary; if (readers) print "readers: " readers; print "sessions: " sessions + 0 }'
}
