docker run -d --name db -e POSTGRES_USER=shop -e "POSTGRES_PASSWORD=$(cat secret.txt)" postgres:16-alpine
