update prints_hourly as h set n = f.n, sum_ms = f.s
from (select date_trunc('hour', at) as hour, count(*) as n, sum(ms) as s from prints where at >= '2026-03-06' group by 1) as f where f.hour = h.hour;
insert into prints_hourly select date_trunc('hour', at), count(*), sum(ms) from prints where at >= '2026-03-06' group by 1 on conflict do nothing;
select hour, coalesce(n, 0) as n, round(sum_ms::numeric / n) as average from generate_series(timestamptz '2026-03-06 08:00', '2026-03-06 12:00', '1 hour') as hour left join prints_hourly using (hour) order by hour;
