WITH RECURSIVE below AS (
    SELECT id, name AS path
    FROM sections WHERE id = 1
    UNION ALL
    SELECT s.id, b.path || ' > ' || s.name
    FROM below AS b
    JOIN sections AS s ON s.inside = b.id
) CYCLE id SET again TO 'yes' DEFAULT 'no' USING ids
SELECT id, path FROM below
WHERE again = 'no' AND id > 1
ORDER BY id ASC;
