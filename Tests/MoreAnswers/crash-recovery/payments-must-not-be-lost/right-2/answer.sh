node do a sed -i '/synchronous_commit/d' data/postgresql.auto.conf
node stop a
node start a
psql "service=a user=web" -c "ALTER ROLE web SET synchronous_commit = 'off'"
