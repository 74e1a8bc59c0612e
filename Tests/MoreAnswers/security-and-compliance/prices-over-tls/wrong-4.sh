# A member of a role that reads everything
psql service=a -f .role.sql -c "GRANT pg_read_all_data TO kiosk"
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
psql service=a -c "SELECT pg_reload_conf()"
