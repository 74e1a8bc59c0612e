psql service=a -XAtq > predicted.txt <<'SQL'
SELECT round(pg_current_wal_insert_lsn() - redo_lsn) FROM pg_control_checkpoint();
SQL
node kill a
node start a
