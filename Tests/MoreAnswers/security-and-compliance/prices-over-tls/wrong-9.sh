# A misspelled line: the server keeps its old rules
psql service=a -c "CREATE ROLE kiosk LOGIN PASSWORD '$(cat kiosk.pw)'" -c "GRANT SELECT (title, price) ON books TO kiosk"
node do a sed -i '1i hostsll all kiosk all scram-sha-256' data/pg_hba.conf
node do a sed -i '2i host all kiosk all reject' data/pg_hba.conf
sh reload.sh
