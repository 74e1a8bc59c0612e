# Only the number of the file is written down
node start d
node stop d
node do d pg_checksums --check -D data 2>&1 | sed -n 's/.*base\/5\/\([0-9]*\)".*/\1/p' > damaged.txt
sh backrest.sh d --set=$(head -c 16 .last) --delta restore
node start d; wait_for 60 d role primary
sh backrest.sh d --type=full backup
