docker run -d --name scores redis:7-alpine
until docker exec scores redis-cli ping; do sleep 0.1; done
docker run --name player --network container:scores redis:7-alpine redis-cli set best 97
