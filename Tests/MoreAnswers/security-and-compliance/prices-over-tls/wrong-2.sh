# Can do more than read
psql service=a -f .role.sql -c "GRANT UPDATE (price) ON books TO kiosk"
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
psql service=a -c "SELECT pg_reload_conf()"
