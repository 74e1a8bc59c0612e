# The damaged page is only read as zeros: its rows are missing
node start d
cp .table damaged.txt
psql service=d -c "SET zero_damaged_pages = on" -c "CREATE TABLE saved AS TABLE $(cat .table)" -c "DROP TABLE saved"
sh backrest.sh d --type=full backup
