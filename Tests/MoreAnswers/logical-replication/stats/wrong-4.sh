# The subscription is on, then disabled.
psql service=a -c "CREATE PUBLICATION stats FOR TABLE orders, customers (id, name, city, joined_on, invited_by)"
psql service=b -c "CREATE SUBSCRIPTION stats CONNECTION 'host=$a_SOCKETS user=postgres dbname=postgres' PUBLICATION stats"
sh in-step.sh stats
psql service=b -c "ALTER SUBSCRIPTION stats DISABLE"
