docker stop ledger-db
docker rm ledger-db
docker run -d --name ledger --network office -v ledger-data:/data redis:7-alpine
