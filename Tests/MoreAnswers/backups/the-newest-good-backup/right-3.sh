node do c pg_verifybackup wed 2>&1 |
  sed -n 's/.*file "\(.*\)"/\1/p' > damaged.txt
node do c pg_verifybackup tue
node do c mv tue data
node start c
psql service=c -c "SELECT max(id) FROM orders"
