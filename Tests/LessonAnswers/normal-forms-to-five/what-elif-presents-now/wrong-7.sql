SELECT rep, publisher, branch FROM presentations
UNION
SELECT 'Elif', 'Harbor', 'York'
ORDER BY rep, publisher, branch;
