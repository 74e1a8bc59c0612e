docker stop ledger-db
docker rm ledger-db
docker run -d --name ledger-db -v ledger-data:/data redis:7-alpine
docker network connect office ledger-db
docker network disconnect bridge ledger-db
