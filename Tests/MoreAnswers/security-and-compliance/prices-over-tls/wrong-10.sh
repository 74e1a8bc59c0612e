# Any password is accepted
psql service=a -f .role.sql
node do a sed -i '1i hostssl all kiosk all trust' \
  data/pg_hba.conf
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
sh reload.sh
