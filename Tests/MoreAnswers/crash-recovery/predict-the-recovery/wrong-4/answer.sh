psql service=a -XAtc "SELECT pg_wal_lsn_diff(pg_current_wal_flush_lsn(), redo_lsn) FROM pg_control_checkpoint()" > predicted.txt
psql service=a -c CHECKPOINT
node kill a
node start a
