SELECT s.id, o.name || ' > ' || s.name AS path
FROM sections AS s
JOIN sections AS o ON o.id = s.inside
WHERE s.id <> 1
ORDER BY s.id;
