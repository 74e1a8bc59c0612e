psql service=a -XAtc "SELECT pg_current_wal_flush_lsn() - '0/0'::pg_lsn" > predicted.txt
node kill a
node start a
