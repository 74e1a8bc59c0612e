# New customers are not sent.
psql service=a -c "CREATE PUBLICATION stats FOR TABLE customers (id, name, city, joined_on, invited_by) WHERE (id < 100), orders"
psql service=b -c "CREATE SUBSCRIPTION stats CONNECTION 'host=$a_SOCKETS user=postgres dbname=postgres' PUBLICATION stats"
sh in-step.sh stats
