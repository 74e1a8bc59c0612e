docker network create corridor
docker network connect corridor vault
docker network connect corridor clerk
