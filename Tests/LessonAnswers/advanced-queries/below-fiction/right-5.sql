WITH RECURSIVE up AS (
    SELECT id AS start, inside, name AS path, ARRAY[id] AS ids
    FROM sections
    UNION ALL
    SELECT u.start, s.inside, s.name || ' > ' || u.path, s.id || u.ids
    FROM up AS u
    JOIN sections AS s ON s.id = u.inside
    WHERE s.id <> ALL (u.ids) AND u.ids[1] <> 1
)
SELECT start AS id, path
FROM up
WHERE ids[1] = 1 AND start <> 1
ORDER BY start;
