WITH gaps AS (
    SELECT a.name, b.title, b.published,
           b.published - lag(b.published)
               OVER (PARTITION BY a.id
                   ORDER BY b.title) AS years
    FROM authors AS a
    JOIN books AS b ON b.author_id = a.id
    WHERE b.published IS NOT NULL
)
SELECT name, title, published, years
FROM gaps
WHERE years IS NOT NULL
ORDER BY name, published;
