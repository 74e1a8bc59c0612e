insert into prints_hourly select date_trunc('hour', at), count(*), sum(ms) from prints group by 1 on conflict (hour) do update set n = excluded.n, sum_ms = excluded.sum_ms;
select hour, coalesce(n, 0) as n, round(sum_ms::float / n) as average from generate_series(timestamptz '2026-03-06 08:00', '2026-03-06 12:00', '1 hour') as hour left join prints_hourly using (hour) order by hour;
