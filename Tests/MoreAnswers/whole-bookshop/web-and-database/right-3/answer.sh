docker compose build
docker compose up --detach
