SELECT rep, publisher, branch FROM presentations
UNION
SELECT 'Elif', 'Harbor', branch FROM presentations
GROUP BY branch
HAVING count(*) > 1
ORDER BY rep, publisher, branch;
