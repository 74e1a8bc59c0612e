docker network create arena
docker run -d --name scores --network arena redis:7-alpine
until docker exec scores redis-cli ping; do sleep 0.1; done
docker run --name player --network arena redis:7-alpine redis-cli -h scores set best 79
