# The first password leaks into the log, so kiosk gets another one.
psql service=a -f .role.sql
psql service=a -f .role.sql
od -An -N9 -tx1 /dev/urandom | tr -d ' \n' > kiosk.pw
psql service=a <<'SQL'
\set pw `cat kiosk.pw`
ALTER ROLE kiosk PASSWORD :'pw';
SQL
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
sh reload.sh
