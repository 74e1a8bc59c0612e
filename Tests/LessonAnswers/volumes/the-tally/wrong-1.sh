docker run -d --name tally -v numbers:/data redis:7-alpine
until docker exec tally redis-cli ping; do sleep 0.1; done
docker exec tally redis-cli set people 41
