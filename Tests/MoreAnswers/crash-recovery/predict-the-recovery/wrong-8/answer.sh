psql service=a -XAtc "SELECT pg_size_pretty(pg_current_wal_flush_lsn() - redo_lsn) FROM pg_control_checkpoint()" > predicted.txt
node kill a
node start a
