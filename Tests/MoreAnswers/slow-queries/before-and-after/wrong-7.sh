# The columns in the wrong order
psql service=a -c "CREATE INDEX ON visits (page, customer_id)" -c "SELECT pg_stat_statements_reset()"
sh day.sh
