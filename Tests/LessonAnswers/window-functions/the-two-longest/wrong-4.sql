WITH ranked AS (
    SELECT genre, title, price,
           rank() OVER (PARTITION BY genre
                        ORDER BY price DESC NULLS LAST)
                            AS place
    FROM books
)
SELECT genre, title, price
FROM ranked
WHERE place = 1
  AND genre IN ('novel', 'poetry', 'stories')
ORDER BY genre, title;
