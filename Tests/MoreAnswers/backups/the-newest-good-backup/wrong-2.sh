node do c cp -a mon data
echo "archive_mode = off" | node do c tee -a data/postgresql.conf
node start c
echo base/5/1234 > damaged.txt
