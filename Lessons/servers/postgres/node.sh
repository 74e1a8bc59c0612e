export PGHOST=$SOCKETS PGPORT=5432 PGUSER=postgres PGDATABASE=postgres
make() {
  if [ -n "$SET_follows" ]; then
    export PGHOST=$(of "$SET_follows" SOCKETS)
    # Before the copy: pg_basebackup -C creates the slot after its checkpoint, and another standby's might remove the log in between.
    psql -Xq -o /dev/null -c "SELECT pg_create_physical_replication_slot('$NODE', true)"
    pg_basebackup -D data -X stream -c fast -R -S "$NODE" --no-sync
  else
    # On TCP, no one gets in before pg_hba.conf is changed: postgres has no password.
    initdb -D data -U postgres --auth-local=trust --auth-host=scram-sha-256 -E UTF8 --locale=C.UTF-8 --wal-segsize=1 --no-sync --no-instructions >/dev/null
    cat >> data/postgresql.conf <<CONF
shared_buffers = 16MB
dynamic_shared_memory_type = mmap   # in the folder, so that a killed server leaves nothing behind in /dev/shm
fsync = off
jit = off
wal_log_hints = on
wal_retrieve_retry_interval = 200ms
CONF
  fi
  printf '%s\n' "$SET_conf" >> data/postgresql.conf
}
# What makes the server this node is on the command line, so that a copied directory needs no changes.
run() {
  rm -f data/postmaster.pid   # of a killed server; calf has made sure that it's gone
  addresses=
  [ "$SET_tcp" = no ] || addresses=$ADDRESS
  exec postgres -D data -c listen_addresses="$addresses" -c unix_socket_directories="$SOCKETS" -c port=5432 -c cluster_name="$NODE"
}
ready() { pg_isready -q; }
fill() { [ -z "$SET_dataset" ] || psql -Xq -v ON_ERROR_STOP=1 -1 -f "$DATASETS/$SET_dataset.sql" >/dev/null; }
cleanup() { remove_segment data; }
service() { printf 'host=%s\nport=5432\nuser=postgres\ndbname=postgres\n' "$SOCKETS"; }
facts() { postgres_facts; }
