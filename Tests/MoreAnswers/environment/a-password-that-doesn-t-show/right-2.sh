docker run -d --name db -v "$PWD/secret.txt:/password:ro" \
  -e POSTGRES_USER=shop -e POSTGRES_PASSWORD_FILE=/password postgres:16-alpine
