# By the average
psql service=a -Atc "SELECT query, calls FROM pg_stat_statements ORDER BY mean_exec_time DESC LIMIT 3"
