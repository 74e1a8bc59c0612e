select hour::date as day, sum(n) as payments, round(avg(max_ms)) as average, max(max_ms) as slowest from week_hourly group by day order by day;
