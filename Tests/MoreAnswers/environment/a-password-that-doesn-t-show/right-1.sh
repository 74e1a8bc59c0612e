docker container create --env POSTGRES_PASSWORD_FILE=/password --env POSTGRES_USER=shop --name=db postgres:16-alpine
docker container cp secret.txt db:/password
docker container start db
