WITH RECURSIVE below AS (
    SELECT id, name AS path
    FROM sections WHERE id = 1
    UNION
    SELECT s.id, b.path || ' > ' || s.name
    FROM below AS b
    JOIN sections AS s ON s.inside = b.id
)
SELECT id, path FROM below
WHERE id <> 1
ORDER BY id;
