SELECT s.name, count(i.id) AS parts
FROM sections AS s
LEFT JOIN sections AS i ON i.inside = s.id
GROUP BY s.id, s.name
ORDER BY s.name;
