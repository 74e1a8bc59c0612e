docker network create --driver bridge arena
docker container run --detach --name=scores --net arena redis:7-alpine
until docker exec scores redis-cli ping; do sleep 0.1; done
docker container run --name=player --net arena redis:7-alpine redis-cli -h scores set best 97
