# kiosk can create roles
psql service=a -f .role.sql
psql service=a -c "ALTER ROLE kiosk CREATEROLE"
node do a sed -i '1i hostnossl all kiosk all reject' data/pg_hba.conf
sh reload.sh
