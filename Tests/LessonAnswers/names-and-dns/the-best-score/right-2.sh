docker network create arena
docker run -d --name scores redis:7-alpine
docker network connect arena scores
until docker exec scores redis-cli ping; do sleep 0.1; done
docker create --name player --network arena redis:7-alpine redis-cli -h scores -p 6379 set best 97
docker start -a player
