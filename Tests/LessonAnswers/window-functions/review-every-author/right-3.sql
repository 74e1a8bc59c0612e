SELECT a.name, count(DISTINCT b.id) AS books,
       coalesce(sum(i.quantity) FILTER (WHERE o.status <> 'cancelled'), 0) AS copies
FROM authors AS a
LEFT JOIN books AS b ON b.author_id = a.id
LEFT JOIN order_items AS i ON i.book_id = b.id
LEFT JOIN orders AS o ON o.id = i.order_id
GROUP BY a.id, a.name
ORDER BY 3 DESC, 1, a.id;
