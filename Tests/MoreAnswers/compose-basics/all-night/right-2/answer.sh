docker compose create
docker compose start
