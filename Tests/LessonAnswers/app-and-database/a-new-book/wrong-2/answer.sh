docker compose up -d
until docker compose exec -T db pg_isready -q -h localhost; do sleep 1; done
docker compose exec -T db psql -U postgres -c "INSERT INTO books VALUES ('Persuasion', 7.99)"
docker compose exec -T db pg_dump -U postgres > backup.sql
docker compose down
