# The table is emptied, and filled from a dump of the other rows
cp .table damaged.txt
psql service=d -c "SET zero_damaged_pages = on" -c "CREATE TABLE saved AS TABLE $(cat .table)" -c "DROP TABLE saved"
sh backrest.sh d --type=full backup
