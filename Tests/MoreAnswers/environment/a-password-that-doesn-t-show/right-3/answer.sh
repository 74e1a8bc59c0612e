docker run -d --name db --env-file db.env \
  --mount "type=bind,source=$PWD/secret.txt,target=/password" postgres:16-alpine
