docker network connect office ledger-db
