node do c cp -a wed data
node start c
node do c pg_verifybackup wed 2>&1 | cut -d '"' -f 2 > damaged.txt
