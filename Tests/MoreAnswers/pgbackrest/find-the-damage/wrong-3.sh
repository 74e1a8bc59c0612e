# No backup after the restore
node start d
cp .table damaged.txt
node stop d
sh backrest.sh d --set=$(head -c 16 .last) --delta restore
node start d; wait_for 60 d role primary
