while read -r name mb; do
  now=$(docker exec depot psql -U postgres -Atc "SELECT pg_total_relation_size('$name') / 1024 / 1024" < /dev/null)
  [ "$now" -gt "$mb" ] && echo "$name $((now - mb))" > grew.txt
done < yesterday.txt
true
