select distinct hour::date as day, sum(n) over w as payments, round(sum(sum_ms) over w / sum(n) over w) as average, max(max_ms) over w as slowest
from week_hourly window w as (partition by hour::date) order by day;
