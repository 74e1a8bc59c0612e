-- All 90 days, and no condition on the slope
SELECT branch, date '2026-08-31' + floor((disk_gb - regr_intercept(gb, day - date '2026-08-31')) / regr_slope(gb, day - date '2026-08-31'))::integer AS full_on
FROM branch_sizes
JOIN branch_disks USING (branch)
GROUP BY branch, disk_gb
ORDER BY full_on;
