-- A line through the first and the last day only
SELECT branch, date '2026-08-31' + floor((disk_gb - b.gb) / ((b.gb - a.gb) / 27))::integer AS full_on
FROM branch_disks JOIN branch_sizes AS a USING (branch) JOIN branch_sizes AS b USING (branch)
WHERE a.day = '2026-08-04' AND b.day = '2026-08-31' AND b.gb > a.gb
ORDER BY full_on;
