docker network create strait
docker network connect strait ferry
docker network connect strait buoy
