docker exec depot psql -U postgres -At -F ' ' -c "SELECT relid::regclass, pg_total_relation_size(relid) / 1048576 FROM pg_statio_user_tables" > now.txt
awk 'NR == FNR { was[$1] = $2; next } $2 != was[$1] { print $1, $2 - was[$1] " MB" }' yesterday.txt now.txt > grew.txt
