-- x and y are swapped
WITH p AS (SELECT branch, disk_gb, gb, day - date '2026-08-31' AS x
           FROM branch_sizes JOIN branch_disks USING (branch) WHERE day >= '2026-08-04')
SELECT branch, date '2026-08-31' + floor((disk_gb - regr_intercept(x, gb)) / regr_slope(x, gb))::integer AS full_on
FROM p GROUP BY branch, disk_gb
HAVING regr_slope(x, gb) > 0
ORDER BY full_on;
