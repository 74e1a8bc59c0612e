# Removed on b, but still sent.
psql service=a -c "CREATE PUBLICATION stats
  FOR TABLE customers, orders"
psql service=b -c "CREATE SUBSCRIPTION stats
  CONNECTION 'host=$a_SOCKETS user=postgres
              dbname=postgres'
  PUBLICATION stats"
sh in-step.sh stats
psql service=b -c "UPDATE customers SET email = NULL"
