rm compose.yaml
docker compose up -d stock
docker compose up -d front
