WITH RECURSIVE tree AS (
    SELECT id AS root, id FROM sections
    UNION ALL
    SELECT t.root, s.id FROM tree AS t JOIN sections AS s ON s.inside = t.id
)
SELECT s.name, count(*) - 1 AS parts
FROM sections AS s
JOIN tree AS t ON t.root = s.id
GROUP BY s.id, s.name
ORDER BY parts DESC, s.name;
