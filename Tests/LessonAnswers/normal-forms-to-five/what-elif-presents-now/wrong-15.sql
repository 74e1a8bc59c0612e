SELECT DISTINCT a.rep, b.publisher, c.branch
FROM presentations AS a CROSS JOIN presentations AS b CROSS JOIN presentations AS c
ORDER BY rep, publisher, branch;
