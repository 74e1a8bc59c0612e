# Unaligned output by options, and a sum by the text of the query.
psql service=a -XqAt -c 'SELECT query, sum(calls) FROM pg_stat_statements GROUP BY query ORDER BY sum(total_exec_time) DESC LIMIT 3'
