WITH written AS (
    SELECT author_id, count(*) AS n FROM books GROUP BY author_id
), sold AS (
    SELECT b.author_id, sum(i.quantity) AS copies
    FROM books AS b
    JOIN order_items AS i ON i.book_id = b.id
    JOIN orders AS o ON o.id = i.order_id
    WHERE o.status IN ('open', 'shipped')
    GROUP BY b.author_id
)
SELECT a.name, coalesce(w.n, 0), coalesce(s.copies, 0)
FROM authors AS a
LEFT JOIN written AS w ON w.author_id = a.id
LEFT JOIN sold AS s ON s.author_id = a.id
ORDER BY coalesce(s.copies, 0) DESC, a.name, a.id;
