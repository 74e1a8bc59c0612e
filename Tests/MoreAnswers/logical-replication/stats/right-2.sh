# A wrong publication first, then the right one; the subscriber starts again with empty tables.
psql service=a -c "CREATE PUBLICATION stats FOR TABLE customers, orders"
psql service=b -c "CREATE SUBSCRIPTION stats CONNECTION 'host=$a_SOCKETS user=postgres dbname=postgres' PUBLICATION stats"
sh in-step.sh stats
psql service=b -c "DROP SUBSCRIPTION stats"
psql service=b -c "TRUNCATE customers, orders"
psql service=a -c "ALTER PUBLICATION stats SET TABLE orders, customers (id, name, city, joined_on, invited_by)"
psql service=b -c "CREATE SUBSCRIPTION stats CONNECTION 'host=$a_SOCKETS user=postgres dbname=postgres' PUBLICATION stats"
