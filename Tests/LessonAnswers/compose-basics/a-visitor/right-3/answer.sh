docker compose up -d web branch
docker compose up visitor
