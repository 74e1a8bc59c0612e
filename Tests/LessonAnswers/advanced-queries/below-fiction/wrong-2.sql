WITH RECURSIVE below AS (
    SELECT id, ARRAY[id] AS ids, name AS path
    FROM sections WHERE id = 1
    UNION ALL
    SELECT s.id, b.ids || s.id, s.name || ' > ' || b.path
    FROM below AS b
    JOIN sections AS s ON s.inside = b.id
    WHERE NOT s.id = ANY (b.ids)
)
SELECT id, path FROM below
WHERE id <> 1
ORDER BY id;
