# till is locked out
psql service=a -f .role.sql
node do a sh -c 'printf "local all all trust\nhostssl all kiosk all scram-sha-256\n" > data/pg_hba.conf'
sh reload.sh
