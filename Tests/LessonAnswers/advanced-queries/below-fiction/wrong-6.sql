WITH RECURSIVE below AS (
    SELECT id, ARRAY[id] AS ids
    FROM sections WHERE id = 1
    UNION ALL
    SELECT s.id, b.ids || s.id
    FROM below AS b
    JOIN sections AS s ON s.inside = b.id
    WHERE NOT s.id = ANY (b.ids)
)
SELECT id, array_to_string(ids, ' > ') AS path FROM below
WHERE id <> 1
ORDER BY id;
