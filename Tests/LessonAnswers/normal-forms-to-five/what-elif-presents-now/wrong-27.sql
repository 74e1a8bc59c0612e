SELECT rep, publisher, branch FROM presentations
UNION
SELECT 'Elif', 'Harbor', branch FROM presentations
WHERE rep = 'Elif'
  AND branch IN (SELECT branch FROM presentations WHERE rep <> 'Elif')
ORDER BY rep, publisher, branch;
