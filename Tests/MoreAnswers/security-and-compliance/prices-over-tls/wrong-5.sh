# The reject line comes last
psql service=a -c "CREATE ROLE kiosk LOGIN PASSWORD '$(cat kiosk.pw)'" -c "GRANT SELECT (title, price) ON books TO kiosk"
node do a sh -c 'echo "hostnossl all kiosk all reject" >> data/pg_hba.conf'
psql service=a -c "SELECT pg_reload_conf()"
