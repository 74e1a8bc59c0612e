# Inserts only.
psql service=a -c "CREATE PUBLICATION stats FOR TABLE orders, customers (id, name, city, joined_on, invited_by) WITH (publish = 'insert')"
psql service=b -c "CREATE SUBSCRIPTION stats CONNECTION 'host=$a_SOCKETS user=postgres dbname=postgres' PUBLICATION stats"
sh in-step.sh stats
