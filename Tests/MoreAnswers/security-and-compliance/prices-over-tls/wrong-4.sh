# A member of a role that reads everything
psql service=a -c "CREATE ROLE kiosk LOGIN PASSWORD '$(cat kiosk.pw)' IN ROLE pg_read_all_data"
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
psql service=a -c "SELECT pg_reload_conf()"
