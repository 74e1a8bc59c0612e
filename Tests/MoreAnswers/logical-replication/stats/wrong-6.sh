# The addresses are lost on a, too.
psql service=a -c "ALTER TABLE customers DROP COLUMN email"
psql service=a -c "CREATE PUBLICATION stats FOR TABLE customers, orders"
psql service=b -c "CREATE SUBSCRIPTION stats CONNECTION 'host=$a_SOCKETS user=postgres dbname=postgres' PUBLICATION stats"
sh in-step.sh stats
