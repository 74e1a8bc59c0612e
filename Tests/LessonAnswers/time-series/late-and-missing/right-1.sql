with late as (select distinct date_trunc('hour', at) as hour from prints where at >= '2026-03-06' and stored >= '2026-03-06 13:00'),
fresh as (select hour, count(*) as n, sum(ms) as sum_ms from prints join late on date_trunc('hour', at) = hour group by hour)
insert into prints_hourly select * from fresh on conflict (hour) do update set n = excluded.n, sum_ms = excluded.sum_ms;
select hour, coalesce(n, 0) as n, round(sum_ms::numeric / n) as average from generate_series(timestamptz '2026-03-06 08:00', '2026-03-06 12:00', '1 hour') as hour left join prints_hourly using (hour) order by hour;
