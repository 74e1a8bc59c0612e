# b has no column email. The list on a keeps the addresses from being sent.
psql service=b -c "
  ALTER TABLE customers DROP COLUMN email"
psql service=a -c "CREATE PUBLICATION stats"
psql service=a -c "ALTER PUBLICATION stats SET TABLE
  customers (id, name, city, joined_on, invited_by),
  orders (id, customer_id, ordered_on, status,
          shipped_on)"
psql service=b -c "CREATE SUBSCRIPTION stats
  CONNECTION 'host=$a_SOCKETS user=postgres
              dbname=postgres'
  PUBLICATION stats WITH (streaming = on)"
