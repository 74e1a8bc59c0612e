node do c pg_verifybackup mon
node do c pg_verifybackup tue
node do c pg_verifybackup wed 2> error.txt
cut -d '"' -f 2 error.txt > damaged.txt
node do c cp -r tue data
node do c chmod 700 data
node start c
