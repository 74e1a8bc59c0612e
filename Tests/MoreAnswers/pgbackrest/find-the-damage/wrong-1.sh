# The latest backup is restored
node start d
cp .table damaged.txt
node stop d
sh backrest.sh d --delta restore
node start d; wait_for 60 d role primary
sh backrest.sh d --type=full backup
