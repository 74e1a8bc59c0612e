docker stop ledger-db
docker rm ledger-db
docker volume rm ledger-data
docker run -d --name ledger-db --network office -v ledger-data:/data redis:7-alpine
