docker create --name db \
  -e POSTGRES_USER=shop \
  -e POSTGRES_HOST_AUTH_METHOD=trust \
  -e POSTGRES_PASSWORD_FILE=/password \
  postgres:16-alpine
docker cp secret.txt db:/password
docker start db
