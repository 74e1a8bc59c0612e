export PGHOST=$SOCKETS PGPORT=6432 PGUSER=postgres PGDATABASE=postgres
make() {
  # Only its user can enter the folder with the socket, so it asks for no password. The servers behind HAProxy do.
  port=5432
  [ "$(of "$SET_to" PORT)" != 5000 ] || port="5000 password=$PASSWORD"
  cat > pgbouncer.ini <<CONF
[databases]
* = host=$(of "$SET_to" SOCKETS) port=$port user=postgres
[pgbouncer]
listen_addr =
listen_port = 6432
unix_socket_dir = $SOCKETS
auth_type = any
pool_mode = $SET_mode
default_pool_size = $SET_size
max_client_conn = 500
server_login_retry = 1
server_check_delay = 0
ignore_startup_parameters = extra_float_digits,options
$SET_conf
CONF
}
run() { exec pgbouncer pgbouncer.ini; }
admin() { psql -XAtq -F ' ' -d pgbouncer -U pgbouncer -c "$1"; }
ready() { admin 'SHOW VERSION' >/dev/null 2>&1; }
service() { printf 'host=%s\nport=6432\nuser=postgres\ndbname=postgres\n' "$SOCKETS"; }
facts() {
  admin 'SHOW CONFIG' | awk '$1 == "pool_mode" { print "mode: " $2 } $1 == "default_pool_size" { print "size: " $2 }'
  admin 'SHOW POOLS' | awk '$1 != "pgbouncer" { clients += $3 + $4; waiting += $4; servers += $7 + $8 + $9 + $10 + $11 }
    END { print "clients: " clients + 0; print "waiting: " waiting + 0; print "servers: " servers + 0 }'
}
