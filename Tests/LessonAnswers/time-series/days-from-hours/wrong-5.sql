select hour::date as day, sum(n) as payments, sum(sum_ms)::bigint / sum(n)::bigint as average, max(max_ms) as slowest from week_hourly group by day order by day;
