-- trunc of a positive number is floor, and LATERAL fits one branch at a time.
SELECT d.branch, date '2026-08-31' + trunc((d.disk_gb - l.today) / l.slope)::integer
FROM branch_disks d
CROSS JOIN LATERAL (
    SELECT regr_slope(gb, x) AS slope, regr_intercept(gb, x) AS today
    FROM (SELECT gb, day - date '2026-08-31' AS x FROM branch_sizes s
          WHERE s.branch = d.branch AND day BETWEEN '2026-08-04' AND '2026-08-31') AS p) AS l
WHERE l.slope > 0
ORDER BY 2;
