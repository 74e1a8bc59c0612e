docker exec depot psql -U postgres -At -F ' ' -c "SELECT relname, pg_total_relation_size(relid) / 1024 / 1024 FROM pg_stat_user_tables ORDER BY relname" |
  sort - yesterday.txt | uniq -u | sort -k 2n | awk 'NR == 1 { was = $2; next } { printf "%s\t%d MB\n", $1, $2 - was }' > grew.txt
