docker run -d --name db -v "$PWD/secret.txt:/password" -e POSTGRES_PASSWORD_FILE=/password postgres:16-alpine
