docker compose build web job
docker compose up -d --wait db cache
docker compose up -d
