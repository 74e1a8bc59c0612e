# Restores to a time before the newest orders
node start d
cp .table damaged.txt
node stop d
sh backrest.sh d --set=$(head -c 16 .last) --delta --type=immediate --target-action=promote restore
node start d; wait_for 60 d role primary
sh backrest.sh d --type=full backup
