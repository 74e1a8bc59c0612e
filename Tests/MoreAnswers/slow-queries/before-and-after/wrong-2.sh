# An index on at
psql service=a -c "CREATE INDEX ON visits (at)" -c "SELECT pg_stat_statements_reset()"
sh day.sh
