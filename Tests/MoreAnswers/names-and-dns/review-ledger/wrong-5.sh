docker rm -f ledger-db
docker run -d --name ledger-db --network office -v ledger-data:/data redis:7-alpine
