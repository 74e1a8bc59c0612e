SELECT a.name, count(b.id) AS books,
       coalesce(sum(i.quantity), 0) AS copies
FROM authors AS a
LEFT JOIN books AS b ON b.author_id = a.id
LEFT JOIN order_items AS i ON i.book_id = b.id
GROUP BY a.id, a.name
ORDER BY copies DESC, a.name, a.id;
