SELECT rep, publisher, branch FROM presentations
UNION SELECT 'Elif', 'Harbor', 'York'
UNION SELECT 'Elif', 'Harbor', 'Bath'
ORDER BY rep, publisher, branch;
