# The growth of the whole database.
docker exec depot psql -U postgres -At -c "SELECT 'depot ' || pg_database_size('postgres') / 1024 / 1024" > grew.txt
