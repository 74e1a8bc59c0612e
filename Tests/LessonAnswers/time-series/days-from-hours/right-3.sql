select hour::date as day, sum(n) as payments, round(sum(sum_ms::numeric / n * n) / sum(n)) as average, max(max_ms) as slowest from week_hourly group by day order by day;
