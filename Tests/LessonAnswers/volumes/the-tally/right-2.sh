docker volume create numbers
docker run -d --name tally -v numbers:/data redis:7-alpine
until docker exec tally redis-cli ping; do sleep 0.1; done
echo set people 41 | docker exec -i tally redis-cli
docker exec tally redis-cli save
docker rm -f tally
docker run -d --name tally -v numbers:/data redis:7-alpine
