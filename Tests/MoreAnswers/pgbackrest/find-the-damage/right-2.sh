# The log names the file; the restored server is on a new timeline.
node start d
psql service=d -c "SELECT count(*) FROM reviews" -c "SELECT count(*) FROM stock" -c "SELECT count(*) FROM books" -c "SELECT count(*) FROM order_items" 2>/dev/null
n=$(node log d | sed -n 's/.*invalid page in block 0 of relation base\/5\/\([0-9]*\).*/\1/p' | tail -n 1)
psql service=d -Atc "SELECT relname FROM pg_class WHERE relfilenode = $n" > damaged.txt
node stop d
sh backrest.sh d --set=$(sh backrest.sh d info | awk '/full backup/ { print $3; exit }') --delta restore
node start d; wait_for 60 d role primary
sh backrest.sh d --type=full backup
sh backrest.sh d --type=incr backup
