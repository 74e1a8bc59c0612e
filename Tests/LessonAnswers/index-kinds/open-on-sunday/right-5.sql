SELECT name, place <-> point(500.0, 500.0) AS "km"
FROM shops
WHERE sunday
ORDER BY 2
LIMIT 5 OFFSET 0;
