# The reject line comes last
psql service=a -f .role.sql
node do a sh -c 'echo "hostnossl all kiosk all reject" >> data/pg_hba.conf'
psql service=a -c "SELECT pg_reload_conf()"
