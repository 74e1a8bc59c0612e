start() { docker container run --detach --name tally --mount source=numbers,target=/data redis:7-alpine; }
start
until docker exec tally redis-cli ping; do sleep 0.1; done
docker exec tally redis-cli set people 41
docker container stop tally
docker container rm tally
start
