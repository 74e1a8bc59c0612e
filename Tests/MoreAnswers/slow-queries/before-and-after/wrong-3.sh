# No day after the reset
psql service=a -c "CREATE INDEX ON visits (customer_id, at)" -c "SELECT pg_stat_statements_reset()"
