docker compose up -d
until docker compose exec -T db pg_isready -q -h localhost; do sleep 1; done
docker compose exec -T -u postgres db psql -c "INSERT INTO books (price, title) VALUES (7.99, 'Persuasion')" 2>/dev/null ||
docker compose exec -T db psql -U postgres -c "INSERT INTO books VALUES ('Persuasion', 7.99)"
docker compose exec -T db pg_dump -U postgres > backup.sql
docker compose down --remove-orphans
docker compose up --build -d
