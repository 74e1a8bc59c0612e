node do a ls -l archive | awk '$5 && $5 < 1048576 && $9 !~ /backup/ { print $9 }' > stopped.txt
node do a sh -c "mv archive/$(cat stopped.txt) wrong-file"
psql service=a -c "CREATE TABLE later (n int)" -c "SELECT pg_switch_wal()"
