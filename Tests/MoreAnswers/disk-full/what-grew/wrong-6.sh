docker exec depot psql -U postgres -At -F ' ' -c "SELECT relname, pg_total_relation_size(relid) / 1024 / 1024 FROM pg_stat_user_tables ORDER BY 2 DESC LIMIT 1" > grew.txt
