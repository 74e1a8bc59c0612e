select hour::date as day, sum(n) as payments, floor(sum(sum_ms) / sum(n)) as average, max(max_ms) as slowest from week_hourly group by day order by day;
