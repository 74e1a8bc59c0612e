# A misspelled line: the server keeps its old rules
psql service=a -f .role.sql
node do a sed -i '1i hostsll all kiosk all scram-sha-256' data/pg_hba.conf
node do a sed -i '2i host all kiosk all reject' data/pg_hba.conf
sh reload.sh
