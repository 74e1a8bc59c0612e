rm compose.yaml
docker compose create
docker compose start
