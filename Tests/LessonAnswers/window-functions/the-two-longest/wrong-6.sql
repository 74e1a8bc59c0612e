WITH ranked AS (
    SELECT genre, title, pages,
           dense_rank() OVER (PARTITION BY genre
                        ORDER BY pages DESC) AS place
    FROM books
    WHERE pages IS NOT NULL
)
SELECT genre, title, pages
FROM ranked
WHERE place <= 2
ORDER BY genre, pages DESC, title;
