node do c cp -a tue data
echo "archive_mode = off" | node do c tee -a data/postgresql.conf
node start c
