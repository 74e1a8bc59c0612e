SELECT name, place <-> point '(500,500)' AS distance
FROM (SELECT * FROM shops ORDER BY place <-> point '(500,500)' LIMIT 50) s
WHERE sunday LIMIT 5;
