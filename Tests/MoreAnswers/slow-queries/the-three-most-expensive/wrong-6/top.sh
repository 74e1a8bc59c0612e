# By the longest call
psql service=a -Atc "SELECT query, calls FROM pg_stat_statements ORDER BY max_exec_time DESC LIMIT 3"
