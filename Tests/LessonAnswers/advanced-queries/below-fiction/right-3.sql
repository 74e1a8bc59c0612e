WITH RECURSIVE below (id, path) AS (
    SELECT s.id, concat_ws(' > ', o.name, s.name)
    FROM sections AS s
    JOIN sections AS o ON o.id = s.inside
    WHERE o.id = 1
    UNION ALL
    SELECT s.id, concat_ws(' > ', b.path, s.name)
    FROM below AS b
    JOIN sections AS s ON s.inside = b.id
    WHERE s.id != 1
)
SELECT id, path FROM below ORDER BY id;
