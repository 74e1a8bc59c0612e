# The old folder is kept as a whole, and its log is copied back.
node do d sh -c 'rm data/postmaster.pid; cp -a data old'
sh backrest.sh d --set=$(head -c 16 .last) --delta restore
node do d sh -c 'cp old/pg_wal/0* data/pg_wal'
node start d; wait_for 60 d role primary
cp .table damaged.txt
sh backrest.sh d --type=full backup
