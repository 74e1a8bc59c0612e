-- Every disk has 500 GB
WITH p AS (SELECT branch, disk_gb, gb, day - date '2026-08-31' AS x
           FROM branch_sizes JOIN branch_disks USING (branch) WHERE day >= '2026-08-04')
SELECT branch, date '2026-08-31' + floor((500 - regr_intercept(gb, x)) / regr_slope(gb, x))::integer AS full_on
FROM p GROUP BY branch, disk_gb
HAVING regr_slope(gb, x) > 0
ORDER BY full_on;
