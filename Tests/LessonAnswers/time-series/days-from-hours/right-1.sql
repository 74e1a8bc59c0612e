select cast(hour as date) as day, sum(n) as payments, round(sum(sum_ms)::numeric / sum(n), 0) as average, max(max_ms) as slowest from week_hourly group by cast(hour as date) order by day
