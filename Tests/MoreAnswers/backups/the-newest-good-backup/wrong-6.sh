node do c pg_verifybackup wed > damaged.txt 2>&1
node do c cp -a tue data
node start c
