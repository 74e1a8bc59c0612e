echo SHOP_PASSWORD=swordfish > .env
docker compose up -d --build
