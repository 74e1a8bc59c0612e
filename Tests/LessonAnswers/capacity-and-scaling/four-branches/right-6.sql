-- x counts backward, so the slope is negative, and a cast to date cuts off the time.
WITH l AS (SELECT branch, regr_slope(gb, date '2026-08-31' - day) AS s, regr_intercept(gb, date '2026-08-31' - day) AS i FROM branch_sizes WHERE day >= '2026-08-04' GROUP BY branch)
SELECT d.branch, (date '2026-08-31' + interval '1 day' * ((disk_gb - i) / -s))::date AS full_on FROM l JOIN branch_disks d USING (branch) WHERE s < 0 ORDER BY full_on, branch;
