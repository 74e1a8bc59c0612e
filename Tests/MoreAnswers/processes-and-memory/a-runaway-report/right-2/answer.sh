sh evening.sh
psql "service=a user=analyst" -c "ALTER ROLE analyst SET statement_timeout = '5 s'"
for pid in $(psql service=a -XAtc "SELECT pid FROM pg_stat_activity WHERE application_name = 'report'"); do
  psql "service=a user=analyst" -c "SELECT pg_cancel_backend($pid)"
done
