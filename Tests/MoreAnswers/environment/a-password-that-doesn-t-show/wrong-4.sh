docker run -d --name db -v "$PWD/secret.txt:/password" \
  -e POSTGRES_USER=shop -e POSTGRES_PASSWORD_FILE=/password busybox:1.36 sleep 1d
