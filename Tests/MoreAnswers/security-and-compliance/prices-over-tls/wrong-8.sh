# kiosk can create roles
psql service=a -c "CREATE ROLE kiosk LOGIN PASSWORD '$(cat kiosk.pw)'" -c "GRANT SELECT (title, price) ON books TO kiosk"
psql service=a -c "ALTER ROLE kiosk CREATEROLE"
node do a sed -i '1i hostnossl all kiosk all reject' data/pg_hba.conf
sh reload.sh
