docker stop ledger-db
docker rm ledger-db
docker run -d --name ledger-db --network office redis:7-alpine
