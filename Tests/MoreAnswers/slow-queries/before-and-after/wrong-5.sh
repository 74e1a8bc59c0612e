# Only seen.sql, not the day
psql service=a -c "CREATE INDEX ON visits (customer_id, at)" -c "SELECT pg_stat_statements_reset()"
pgbench -n -t 300 -f seen.sql service=a > out
