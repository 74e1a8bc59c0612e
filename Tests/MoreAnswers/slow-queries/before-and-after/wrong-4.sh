# No index
psql service=a -c "SELECT pg_stat_statements_reset()"
sh day.sh
