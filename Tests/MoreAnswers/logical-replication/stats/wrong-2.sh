# The list lacks a column and the second table.
psql service=a -c "CREATE PUBLICATION stats FOR TABLE customers (id, name, city, joined_on)"
psql service=b -c "CREATE SUBSCRIPTION stats CONNECTION 'host=$a_SOCKETS user=postgres dbname=postgres' PUBLICATION stats"
sh in-step.sh stats
