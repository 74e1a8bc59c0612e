for name in b c d; do
  if [ "$(psql service=a -Atc "SELECT state FROM pg_stat_replication WHERE application_name = '$name'")" = streaming ]
  then echo "$name none"; else echo "$name off"; fi
done > places.txt
