docker network create strait
docker network connect strait ferry
