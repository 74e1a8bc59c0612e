-- Counts days from the first one that is fitted, with subqueries instead of a CTE.
SELECT l.branch, date '2026-08-04' + floor((d.disk_gb - l.i) / l.s)::int AS full_on
FROM (SELECT branch, regr_slope(gb, day - date '2026-08-04') AS s, regr_intercept(gb, day - date '2026-08-04') AS i
      FROM branch_sizes WHERE day > date '2026-08-03' GROUP BY branch) AS l
JOIN branch_disks AS d ON d.branch = l.branch
WHERE l.s > 0
ORDER BY 2;
