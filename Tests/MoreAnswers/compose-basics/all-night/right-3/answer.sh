rm compose.yaml
docker compose up -d
