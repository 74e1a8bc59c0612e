docker volume create shop-data
docker compose up -d
