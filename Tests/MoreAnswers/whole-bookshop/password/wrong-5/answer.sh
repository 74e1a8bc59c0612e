docker compose up -d --build --wait
cp secret.yaml compose.yaml
echo tuna > db-password.txt
docker compose up -d --build
