# Another order: reset, a run, an index, and then a reset and a run.
psql service=a -c "SELECT pg_stat_statements_reset()"
sh day.sh
psql service=a -c "CREATE INDEX ON visits (customer_id, at DESC)" -c "ANALYZE visits" -c "SELECT pg_stat_statements_reset()"
sh day.sh
