# A foreign row is missing: only some rows are sent.
psql service=a -c "CREATE PUBLICATION stats FOR TABLE orders WHERE (id > 10), customers (id, name, city, joined_on, invited_by)"
psql service=b -c "CREATE SUBSCRIPTION stats CONNECTION 'host=$a_SOCKETS user=postgres dbname=postgres' PUBLICATION stats"
sh in-step.sh stats
