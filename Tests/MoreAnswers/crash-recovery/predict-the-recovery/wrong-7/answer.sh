node kill a
node start a
psql service=a -XAtc "SELECT pg_current_wal_flush_lsn() - redo_lsn FROM pg_control_checkpoint()" > predicted.txt
