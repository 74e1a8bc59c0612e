SELECT rep, publisher, branch FROM presentations
UNION
SELECT 'Elif', 'Harbor', branch FROM presentations
WHERE publisher = 'Harbor' AND branch <> 'Hull'
ORDER BY rep, publisher, branch;
