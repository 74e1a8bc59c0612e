WITH RECURSIVE below AS (
    SELECT id, name AS path, 0 AS step
    FROM sections WHERE id = 1
    UNION ALL
    SELECT s.id, b.path || ' > ' || s.name, b.step + 1
    FROM below AS b
    JOIN sections AS s ON s.inside = b.id
    WHERE b.step < 3
)
SELECT id, path FROM below
WHERE step > 0
ORDER BY id;
