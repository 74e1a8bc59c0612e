# pg_checksums names the file while the server is stopped.
node start d
node stop d
node do d pg_checksums --check -D data 2>&1 | sed -n 's/.*\/\([0-9]*\)".*/\1/p' > number
sh backrest.sh d --set="$(sh backrest.sh d info | sed -n 's/.*full backup: //p')" --delta restore
node start d; wait_for 60 d role primary
psql service=d -Atc "SELECT pg_filenode_relation(0, $(cat number))" > damaged.txt
sh backrest.sh d --type=full backup
