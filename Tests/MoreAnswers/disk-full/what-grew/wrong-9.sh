docker exec depot psql -U postgres -At -F " " -c "SELECT relname, pg_total_relation_size(relid) / 1024 / 1024 FROM pg_stat_user_tables ORDER BY relname" > today.txt
join yesterday.txt today.txt | awk '$3 > $2 { print $1; print $3 - $2 }' > grew.txt
