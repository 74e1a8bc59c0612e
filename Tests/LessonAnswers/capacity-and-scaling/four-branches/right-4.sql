-- The last day comes from the data, and nullif guards the division.
WITH p AS (SELECT branch, gb, day - (SELECT max(day) FROM branch_sizes) AS x FROM branch_sizes WHERE day >= '2026-08-04'),
     l AS (SELECT branch, regr_slope(gb, x) AS slope, regr_intercept(gb, x) AS today FROM p GROUP BY branch)
SELECT branch, ((SELECT max(day) FROM branch_sizes) + floor((disk_gb - today) / nullif(slope, 0))::integer) AS full_on
FROM l JOIN branch_disks USING (branch)
WHERE slope > 0 ORDER BY full_on ASC;
