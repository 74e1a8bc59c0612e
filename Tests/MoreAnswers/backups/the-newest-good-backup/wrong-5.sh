node do c pg_verifybackup wed 2>&1 | cut -d '"' -f 2 > damaged.txt
node do c cp -a tue data
