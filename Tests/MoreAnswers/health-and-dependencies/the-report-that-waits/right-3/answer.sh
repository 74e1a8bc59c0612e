docker compose up -d db
docker compose up -d report
