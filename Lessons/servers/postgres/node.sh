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
# A killed server leaves a memory segment of a few bytes in the kernel. Its number is in line 7 of postmaster.pid.
cleanup() {
  [ -f data/postmaster.pid ] || return 0
  set -- $(sed -n 7p data/postmaster.pid)
  [ -z "$2" ] || ipcrm -m "$2" 2>/dev/null || :
}
service() { printf 'host=%s\nport=5432\nuser=postgres\ndbname=postgres\n' "$SOCKETS"; }
facts() {
  psql -XAtq <<'SQL'
select 'role: ' || case when pg_is_in_recovery() then 'standby' else 'primary' end;
select 'timeline: ' || ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int where not pg_is_in_recovery();
select 'timeline: ' || received_tli from pg_stat_wal_receiver where received_tli is not null;
select 'follows: ' || reverse(split_part(reverse(sender_host), '/', 1)) from pg_stat_wal_receiver where status = 'streaming';
select 'standbys: ' || string_agg(application_name || ' ' || sync_state, ', ' order by application_name)
  from pg_stat_replication where state = 'streaming' having count(*) > 0;
select 'waiting: ' || count(*) from pg_stat_activity where wait_event = 'SyncRep' having count(*) > 0;
select 'unreplayed: ' || greatest(0, pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())) where pg_is_in_recovery();
select 'replay: paused' where case when pg_is_in_recovery() then pg_get_wal_replay_pause_state() = 'paused' end;
SQL
}
