redo=$(node do a pg_controldata data | sed -n "s/^Latest checkpoint's REDO location: *//p")
psql service=a -XAtc "SELECT (pg_current_wal_lsn() - '$redo')::bigint" | tee predicted.txt
node kill --main a
wait_for 20 a state stopped
node start a
