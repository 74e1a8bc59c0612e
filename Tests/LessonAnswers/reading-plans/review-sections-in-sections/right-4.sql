SELECT s.name, coalesce(c.n, 0) AS parts
FROM sections AS s
LEFT JOIN (SELECT inside, count(*) AS n FROM sections
           WHERE inside IS NOT NULL GROUP BY inside) AS c ON c.inside = s.id
ORDER BY coalesce(c.n, 0) DESC, s.name;
