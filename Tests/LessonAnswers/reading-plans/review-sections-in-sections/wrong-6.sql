SELECT s.name, count(i.id) AS parts
FROM sections AS s
LEFT JOIN sections AS i ON i.inside = s.inside
GROUP BY s.id, s.name
ORDER BY parts DESC, s.name;
