node do c pg_verifybackup wed > damaged.txt 2>&1
node do c cp -a tue data
echo "archive_mode = off" | node do c tee -a data/postgresql.conf
node start c
