node do c pg_verifybackup mon
node do c pg_verifybackup tue
node do c pg_verifybackup wed 2> error.txt
cut -d '"' -f 2 error.txt > damaged.txt
node do c cp -r tue data
node do c chmod 700 data
node do c sh -c "echo archive_mode=off >> data/postgresql.auto.conf"
node start c
