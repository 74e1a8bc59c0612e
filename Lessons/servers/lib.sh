# Helpers for every node.sh. calf sets NODE, DIR, SOCKETS, ADDRESS, PORT, PASSWORD, DATASETS, SET_<setting>, and <node>_DIR, <node>_SOCKETS,
# <node>_ADDRESS, <node>_PORT for each node.
of() { eval "printf %s \"\${$1_$2}\""; }          # of a ADDRESS: the address of the node a
at() { env | sed -n "s/_ADDRESS=$1\$//p"; }       # at 127.64.3.1: the node with this address
fact() { printf '%s: %s\n' "$1" "$2"; }           # fact role primary

# For the kinds with PostgreSQL. A killed server leaves a memory segment of a few bytes in the kernel. Its number is in line 7 of
# postmaster.pid.
remove_segment() {
  [ -f "$1/postmaster.pid" ] || return 0
  set -- $(sed -n 7p "$1/postmaster.pid")
  [ -z "$2" ] || ipcrm -m "$2" 2>/dev/null || :
}
postgres_facts() {
  found=$(psql -XAtq <<'SQL'
select 'role: ' || case when pg_is_in_recovery() then 'standby' else 'primary' end;
select 'timeline: ' || ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int where not pg_is_in_recovery();
select 'timeline: ' || received_tli from pg_stat_wal_receiver where received_tli is not null;
select 'follows: ' || sender_host from pg_stat_wal_receiver where status = 'streaming';
select 'standbys: ' || string_agg(application_name || ' ' || sync_state, ', ' order by application_name)
  from pg_stat_replication where state = 'streaming' having count(*) > 0;
select 'waiting: ' || count(*) from pg_stat_activity where wait_event = 'SyncRep' having count(*) > 0;
select 'unreplayed: ' || greatest(0, pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())) where pg_is_in_recovery();
select 'replay: paused' where case when pg_is_in_recovery() then pg_get_wal_replay_pause_state() = 'paused' end;
SQL
  )
  # A folder of sockets has the name of its node.
  from=$(printf '%s\n' "$found" | sed -n 's/^follows: //p')
  case $from in */*) from=${from##*/} ;; *) from=$(at "$from") ;; esac
  printf '%s\n' "$found" | sed "s|^follows: .*|follows: $from|"
}

# For the kinds with MariaDB. Their folder is the home of clients in `node do`.
sql() { mariadb --defaults-file=.my.cnf "$@"; }
client_settings() { printf '[client]\nuser = root\nsocket = %s\n' "$SOCKETS/$1" > .my.cnf; }
mariadb_settings() {
  cat <<CONF
[mariadbd]
innodb_buffer_pool_size = 16M
innodb_log_file_size = 8M
# Commits survive a killed server, though not a power failure.
innodb_flush_log_at_trx_commit = 2
key_buffer_size = 1M
aria_pagecache_buffer_size = 1M
max_connections = 50
CONF
}
make_mariadb_data() {
  # Without a password, root gets in only through the socket, whose folder only its account can enter.
  cat > users.sql <<SQL
UPDATE mysql.global_priv SET Host = '%',
  Priv = JSON_SET(Priv, '\$.plugin', 'mysql_native_password', '\$.authentication_string', PASSWORD('$PASSWORD')) WHERE Host = '127.0.0.1';
DELETE FROM mysql.global_priv WHERE Host NOT IN ('localhost', '%');
SQL
  mariadb-install-db --no-defaults --datadir="$DIR/data" --auth-root-authentication-method=normal --skip-name-resolve --skip-test-db \
    --extra-file=users.sql --innodb-log-file-size=8M --innodb-flush-log-at-trx-commit=0 --debug-no-sync >/dev/null
  rm users.sql
}
