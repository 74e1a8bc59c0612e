WITH ranked AS (
    SELECT genre, title, pages,
           rank() OVER (PARTITION BY genre
                        ORDER BY pages DESC NULLS LAST) AS place
    FROM books
)
SELECT genre, title, pages
FROM ranked
WHERE place <= 2 AND pages IS NOT NULL
ORDER BY genre, pages DESC, title;
