docker compose up -d
echo By the river
