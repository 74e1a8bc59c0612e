SELECT s.name, sum(CASE WHEN i.id IS NOT NULL THEN 1 END) AS parts
FROM sections AS s
LEFT JOIN sections AS i ON i.inside = s.id
GROUP BY s.id, s.name
ORDER BY parts DESC, s.name;
