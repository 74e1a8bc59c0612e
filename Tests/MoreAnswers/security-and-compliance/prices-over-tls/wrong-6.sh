# Never created with LOGIN
psql service=a -f .role.sql -c "ALTER ROLE kiosk NOLOGIN"
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
psql service=a -c "SELECT pg_reload_conf()"
