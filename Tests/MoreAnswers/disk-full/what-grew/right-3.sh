docker exec depot psql -U postgres -At -F ' ' -c "
  SELECT oid::regclass, (pg_table_size(oid) + pg_indexes_size(oid)) / 1024 / 1024
  FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname" |
  paste -d ' ' yesterday.txt - | awk '$4 > $2 { printf "%s +%d", $1, $4 - $2 }' > grew.txt
