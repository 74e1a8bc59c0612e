docker run -d --name table2 alpine:3.20 sleep 1d
docker tag "$(docker inspect --format '{{.Image}}' table2)" dish
