-- The first and the last size decide whether a line rises
SELECT branch, date '2026-08-31' + floor((disk_gb - regr_intercept(gb, day - date '2026-08-31'))/regr_slope(gb, day - date '2026-08-31'))::integer AS full_on
FROM branch_sizes JOIN branch_disks USING (branch) WHERE day >= date '2026-08-04' GROUP BY branch, disk_gb HAVING max(gb) FILTER (WHERE day='2026-08-31') > min(gb) FILTER (WHERE day='2026-08-04') ORDER BY full_on;
