docker compose create
