WITH numbered AS (
    SELECT author_id, title, published,
           row_number() OVER (PARTITION BY author_id ORDER BY published) AS n
    FROM books
    WHERE published IS NOT NULL AND author_id IS NOT NULL
)
SELECT a.name, n.title, n.published, n.published - p.published
FROM numbered AS n
JOIN numbered AS p ON p.author_id = n.author_id AND p.n = n.n - 1
JOIN authors AS a ON a.id = n.author_id
ORDER BY a.name, n.published;
