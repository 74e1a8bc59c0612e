# All of them
psql service=a -Atc "SELECT query, calls FROM pg_stat_statements ORDER BY total_exec_time DESC"
