# Can do more than read
psql service=a -c "CREATE ROLE kiosk LOGIN PASSWORD '$(cat kiosk.pw)'" -c "GRANT SELECT (title, price), UPDATE (price) ON books TO kiosk"
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
psql service=a -c "SELECT pg_reload_conf()"
