# Never created with LOGIN
psql service=a -c "CREATE ROLE kiosk PASSWORD '$(cat kiosk.pw)'" -c "GRANT SELECT (title, price) ON books TO kiosk"
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
psql service=a -c "SELECT pg_reload_conf()"
