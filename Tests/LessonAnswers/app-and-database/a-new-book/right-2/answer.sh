docker compose up -d db
until docker compose exec -T db pg_isready -q -h localhost; do sleep 1; done
docker compose cp persuasion.sql db:/tmp/
docker compose exec -T db psql -U postgres -f /tmp/persuasion.sql
docker compose exec -T db pg_dump -U postgres -f /tmp/backup.sql && docker compose cp db:/tmp/backup.sql backup.sql
docker compose stop
docker compose rm -f
docker compose up -d
