SELECT a.name,
       (SELECT count(*) FROM books AS b WHERE b.author_id = a.id) AS books,
       (SELECT coalesce(sum(i.quantity), 0)
        FROM books AS b
        JOIN order_items AS i ON i.book_id = b.id
        JOIN orders AS o ON o.id = i.order_id
        WHERE b.author_id = a.id AND o.status <> 'cancelled') AS copies
FROM authors AS a
ORDER BY copies DESC, a.name, a.id;
