docker compose up -d
until docker compose exec -T tally redis-cli ping; do sleep 0.1; done
docker compose exec -T tally redis-cli set people 41
docker compose down
docker compose up --detach
