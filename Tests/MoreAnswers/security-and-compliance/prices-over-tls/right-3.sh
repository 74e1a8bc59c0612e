# Two lines for kiosk, above all others
psql service=a <<SQL
CREATE ROLE kiosk LOGIN PASSWORD '$(cat kiosk.pw)';
GRANT SELECT (title, price) ON books TO kiosk;
SQL
node do a sed -i \
  -e '1i hostssl all kiosk all scram-sha-256' \
  -e '1i host all kiosk all reject' data/pg_hba.conf
sh reload.sh
