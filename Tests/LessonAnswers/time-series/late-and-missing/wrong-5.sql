insert into prints_hourly select date_trunc('hour', at), count(*), sum(ms) from prints where at >= '2026-03-06' group by 1 on conflict (hour) do update set n = excluded.n, sum_ms = excluded.sum_ms;
select hour, n, round(sum_ms::numeric / n) as average from generate_series(timestamptz '2026-03-06 08:00', '2026-03-06 12:00', '1 hour') as hour left join prints_hourly using (hour) order by hour;
