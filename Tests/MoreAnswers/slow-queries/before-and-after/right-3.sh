# Two days.
psql service=a -c "CREATE INDEX ON visits (customer_id, at DESC) INCLUDE (page)" -c "VACUUM visits" -c "SELECT pg_stat_statements_reset()"
sh day.sh; sh day.sh
