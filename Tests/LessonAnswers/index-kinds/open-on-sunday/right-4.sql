SELECT name, d
FROM (SELECT name, sunday, place <-> point(500,500) AS d FROM shops) AS s
WHERE sunday IS TRUE
ORDER BY d
LIMIT 5;
