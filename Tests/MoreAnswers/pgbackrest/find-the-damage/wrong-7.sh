# d is restored as it was killed: the newest orders were only in pg_wal
cp .table damaged.txt
node do d rm data/postmaster.pid
sh backrest.sh d --set=$(head -c 16 .last) --delta restore
node start d; wait_for 60 d role primary
sh backrest.sh d --type=full backup
