# A group role has the privilege; the file is edited in place.
psql service=a -c "CREATE ROLE readers"
printf "CREATE ROLE kiosk LOGIN PASSWORD '%s' IN ROLE readers; GRANT SELECT (title, price) ON books TO readers;" "$(cat kiosk.pw)" | psql service=a
node do a sed -i 's/^host  */hostssl  /' data/pg_hba.conf
psql service=a -c "SELECT pg_reload_conf()"
