echo OTHER=1 > .env
docker compose up -d --build
