-- Least squares by hand, in numeric.
WITH p AS (SELECT branch, disk_gb, gb, day - date '2026-08-31' AS x FROM branch_sizes JOIN branch_disks USING (branch) WHERE day >= '2026-08-04'),
l AS (SELECT branch, disk_gb, (count(*)*sum(x*gb)-sum(x)*sum(gb))/nullif(count(*)*sum(x*x)-sum(x)*sum(x),0) AS m, avg(x) AS mx, avg(gb) AS my FROM p GROUP BY 1,2)
SELECT branch, date '2026-08-31' + floor(mx + (disk_gb-my)/m)::int AS full_on FROM l WHERE m > 0 ORDER BY full_on;
