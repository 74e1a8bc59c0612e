-- Window functions, one row per branch with DISTINCT.
SELECT branch, full_on FROM (
SELECT DISTINCT branch, date '2026-08-04' + floor((disk_gb - regr_intercept(gb, x) OVER w) / nullif(regr_slope(gb, x) OVER w, 0))::int AS full_on, regr_slope(gb, x) OVER w AS s
FROM (SELECT branch, disk_gb, gb, (day - date '2026-08-04')::float8 AS x FROM branch_sizes JOIN branch_disks USING (branch) WHERE day >= '2026-08-04') p WINDOW w AS (PARTITION BY branch)) q
WHERE s > 0 ORDER BY full_on;
