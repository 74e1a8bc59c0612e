WITH ranked AS (
    SELECT genre, title, pages,
           row_number() OVER (PARTITION BY genre
                        ORDER BY pages DESC, title) AS place
    FROM books
    WHERE pages IS NOT NULL
)
SELECT genre, title, pages
FROM ranked
WHERE place <= 2
ORDER BY genre, pages DESC, title;
