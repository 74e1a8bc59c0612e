docker stop -t 30 ledger-db
docker rm ledger-db
docker create --name ledger-db --network office -v ledger-data:/data redis:7-alpine redis-server --save 60 1
docker start ledger-db
