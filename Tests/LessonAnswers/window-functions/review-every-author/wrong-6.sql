WITH sold AS (
    SELECT i.book_id, sum(i.quantity) AS copies
    FROM order_items AS i
    JOIN orders AS o ON o.id = i.order_id
    WHERE o.status <> 'cancelled'
    GROUP BY i.book_id
)
SELECT a.name, count(b.id) AS books,
       coalesce(sum(s.copies), 0) AS copies
FROM authors AS a
LEFT JOIN books AS b ON b.author_id = a.id
LEFT JOIN sold AS s ON s.book_id = b.id
GROUP BY a.name
ORDER BY copies DESC, a.name;
