# till is locked out
psql service=a -c "CREATE ROLE kiosk LOGIN PASSWORD '$(cat kiosk.pw)'" -c "GRANT SELECT (title, price) ON books TO kiosk"
node do a sh -c 'printf "local all all trust\nhostssl all kiosk all scram-sha-256\n" > data/pg_hba.conf'
sh reload.sh
