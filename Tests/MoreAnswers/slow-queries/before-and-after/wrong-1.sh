# No reset
psql service=a -c "CREATE INDEX ON visits (customer_id, at)"
sh day.sh
