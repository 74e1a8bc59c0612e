-- Starts from the size of today and not from the line
WITH p AS (SELECT branch, disk_gb, gb, day, day - date '2026-08-31' AS x
           FROM branch_sizes JOIN branch_disks USING (branch) WHERE day >= '2026-08-04')
SELECT branch, date '2026-08-31' + floor((disk_gb - max(gb) FILTER (WHERE x = 0)) / regr_slope(gb, x))::integer AS full_on
FROM p GROUP BY branch, disk_gb HAVING regr_slope(gb, x) > 0 ORDER BY full_on;
