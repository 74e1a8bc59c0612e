node do c pg_verifybackup wed 2>&1 |
  sed -n 's/.*file "\(.*\)"/\1/p' > damaged.txt
node do c pg_verifybackup tue
node do c mv tue data
node do c sed -i 's/^archive_mode.*/archive_mode = off/' data/postgresql.conf
echo "archive_mode = off" | node do c tee -a data/postgresql.conf
node start c
psql service=c -c "SELECT max(id) FROM orders"
