-- The average size instead of the intercept
SELECT branch, date '2026-08-31' + floor((disk_gb - avg(gb))/regr_slope(gb, day - date '2026-08-31'))::integer AS full_on
FROM branch_sizes JOIN branch_disks USING (branch) WHERE day >= date '2026-08-04' GROUP BY branch, disk_gb HAVING regr_slope(gb, day - date '2026-08-31') > 0 ORDER BY full_on;
