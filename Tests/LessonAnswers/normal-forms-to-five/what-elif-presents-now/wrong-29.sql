SELECT rep, publisher, branch FROM presentations
UNION
SELECT 'Elif', 'Harbor', branch FROM presentations
WHERE rep = 'Elif' AND branch <> 'Leeds'
ORDER BY rep, publisher, branch;
