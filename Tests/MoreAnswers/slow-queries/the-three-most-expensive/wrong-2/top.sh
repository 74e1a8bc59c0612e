# By calls
psql service=a -Atc "SELECT query, calls FROM pg_stat_statements ORDER BY calls DESC LIMIT 3"
