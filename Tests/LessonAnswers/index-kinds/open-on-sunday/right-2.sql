WITH me AS (SELECT point(500, 500) AS here)
SELECT s.name, s.place <-> me.here AS distance
FROM shops AS s, me
WHERE s.sunday
ORDER BY s.place <-> me.here
LIMIT 5;
