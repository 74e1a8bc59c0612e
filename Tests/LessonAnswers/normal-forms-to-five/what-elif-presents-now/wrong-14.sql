SELECT rep, publisher, branch FROM presentations
UNION
SELECT 'Elif', publisher, branch FROM presentations WHERE publisher = 'Harbor'
ORDER BY rep, publisher, branch;
