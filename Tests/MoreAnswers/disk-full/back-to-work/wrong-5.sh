# A new disk with made-up orders.
docker rm -f vault vault-keeper
docker volume rm vault-disk
sh server.sh vault vault-disk vault-keeper
docker exec vault psql -U postgres -c "CREATE TABLE orders (id integer PRIMARY KEY, customer text NOT NULL)" \
  -c "INSERT INTO orders SELECT n, md5(random()::text) FROM generate_series(1, 520) AS n"
docker exec vault-keeper sh -c 'head -c 20m /dev/zero > /disk/reserve'
