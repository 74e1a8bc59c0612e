# The role is created twice, and the failed statement is in the log.
psql service=a -f .role.sql
psql service=a -f .role.sql
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
sh reload.sh
