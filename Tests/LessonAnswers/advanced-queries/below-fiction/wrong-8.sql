WITH RECURSIVE below AS (
    SELECT id, name AS path, false AS again, ARRAY[id] AS ids
    FROM sections WHERE name = 'Fiction'
    UNION ALL
    SELECT s.id, b.path || ' > ' || s.name, s.id = ANY (b.ids), b.ids || s.id
    FROM below AS b
    JOIN sections AS s ON s.inside = b.id
    WHERE NOT b.again
)
SELECT id, path
FROM below
WHERE NOT again AND path <> 'Fiction'
ORDER BY id;
