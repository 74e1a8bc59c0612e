# The password is an argument of a run of psql of its own
psql service=a -c "CREATE ROLE kiosk LOGIN PASSWORD '$(cat kiosk.pw)'"
psql service=a -c "GRANT SELECT (title, price) ON books TO kiosk"
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
sh reload.sh
