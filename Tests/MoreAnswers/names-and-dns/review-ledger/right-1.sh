docker container stop ledger-db
docker container rm ledger-db
docker container run --detach --name=ledger-db --net office --mount source=ledger-data,target=/data redis:7-alpine
