docker compose up -d
until docker compose exec -T store redis-cli ping; do sleep 0.1; done
docker compose exec -T store redis-cli set open yes
