docker run -d --name branch -p 8091:8000 -e SIGN="By the river" bookshop
docker compose up -d
