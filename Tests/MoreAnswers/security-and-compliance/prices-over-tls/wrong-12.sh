# The password is an argument of psql, in a statement.
psql service=a -c "CREATE ROLE kiosk LOGIN PASSWORD '$(cat kiosk.pw)'" -c "GRANT SELECT (title, price) ON books TO kiosk"
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
sh reload.sh
