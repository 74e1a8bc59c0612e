# Reads each table, and restores with the target "the end of the log" spelled out
node start d
for t in $(psql service=d -XAtc "SELECT relname FROM pg_stat_user_tables"); do
  psql service=d -qAtc "SELECT * FROM $t" > /dev/null 2>&1 || echo $t; done > damaged.txt
good=$(sh backrest.sh d info | awk '/full backup/ { print $3; exit }')
node stop d
sh backrest.sh d restore --set=$good --delta --type=default --process-max=2
node start d
wait_for 60 d role primary
sh backrest.sh d backup --type=full
