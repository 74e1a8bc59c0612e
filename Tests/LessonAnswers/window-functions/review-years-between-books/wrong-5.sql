WITH gaps AS (
    SELECT a.name, b.title, b.published,
           b.published - lag(b.published)
               OVER (PARTITION BY a.name
                   ORDER BY b.published) AS years
    FROM authors AS a
    JOIN books AS b ON b.author_id = a.id
)
SELECT name, title, published, years
FROM gaps
WHERE years IS NOT NULL
ORDER BY name, published;
