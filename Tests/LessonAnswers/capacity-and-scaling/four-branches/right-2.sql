-- Epoch seconds as x: the result is a moment, and the cast to date cuts off its time.
SELECT branch,
       (to_timestamp((disk_gb - regr_intercept(gb, extract(epoch FROM day)))
                     / regr_slope(gb, extract(epoch FROM day))) AT TIME ZONE 'UTC')::date AS full_on
FROM branch_sizes JOIN branch_disks USING (branch)
WHERE day >= date '2026-08-04'
GROUP BY branch, disk_gb
HAVING regr_slope(gb, extract(epoch FROM day)) > 0
ORDER BY full_on;
