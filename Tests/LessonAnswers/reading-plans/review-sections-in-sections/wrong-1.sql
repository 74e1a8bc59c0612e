SELECT s.name, count(s.inside) AS parts
FROM sections AS s
GROUP BY s.id, s.name
ORDER BY parts DESC, s.name;
