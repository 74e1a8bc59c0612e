docker network create arena
docker run -d --name scores --network arena redis:7-alpine
docker create --name player --network arena redis:7-alpine redis-cli -h scores set best 97
until docker exec scores redis-cli ping; do sleep 0.1; done
docker start player
docker wait player
