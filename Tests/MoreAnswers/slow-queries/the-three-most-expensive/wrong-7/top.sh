# The time in place of the calls
psql service=a -Atc "SELECT query, total_exec_time FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 3"
