WITH ranked AS (
    SELECT genre, title, pages,
           rank() OVER (PARTITION BY genre
                        ORDER BY pages DESC) AS place
    FROM books
)
SELECT genre, title, pages
FROM ranked
WHERE place <= 2
ORDER BY genre, pages DESC, title;
