node do c pg_basebackup -D data -h "$a_SOCKETS" -c fast
echo "archive_mode = off" | node do c tee -a data/postgresql.conf
node start c
node do c pg_verifybackup wed 2>&1 | cut -d '"' -f 2 > damaged.txt
