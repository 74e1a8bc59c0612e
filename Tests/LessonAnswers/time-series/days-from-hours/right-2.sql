select day, sum(payments), round(sum(total) / sum(payments)), max(slowest)
from (select hour::date as day, terminal, sum(n) as payments, sum(sum_ms) as total, max(max_ms) as slowest from week_hourly group by 1, 2) as t
group by day order by day;
