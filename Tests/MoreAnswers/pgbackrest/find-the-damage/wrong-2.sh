# The damaged page is zeroed
node start d
cp .table damaged.txt
psql service=d -c "SET zero_damaged_pages = on" -c "VACUUM (FULL) $(cat .table)"
sh backrest.sh d --type=full backup
