# The password is an argument of psql, as a variable.
psql service=a -v pw="$(cat kiosk.pw)" <<'SQL'
CREATE ROLE kiosk LOGIN PASSWORD :'pw';
GRANT SELECT (title, price) ON books TO kiosk;
SQL
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
sh reload.sh
