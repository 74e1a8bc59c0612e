select date_trunc('hour', at) as hour, count(*) as n, round(avg(ms)) as average from prints where at >= '2026-03-06' group by 1 order by 1;
