node do c pg_verifybackup wed 2>&1 | sed -n 's/.*file "\(.*\)"/wed\/\1/p' > damaged.txt
node do c cp -a tue data
echo "archive_mode = off" | node do c tee -a data/postgresql.conf
node start c
