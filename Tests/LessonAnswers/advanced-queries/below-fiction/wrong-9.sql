WITH RECURSIVE below AS (
    SELECT id, ARRAY[name] AS names FROM sections WHERE id = 1
    UNION ALL
    SELECT s.id, b.names || s.name FROM below AS b JOIN sections AS s ON s.inside = b.id
    WHERE NOT s.name = ANY (b.names)
)
SELECT id, array_to_string(names, ' > ') AS path FROM below ORDER BY id;
