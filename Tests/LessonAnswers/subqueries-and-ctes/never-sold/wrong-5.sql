SELECT b.title
FROM books AS b
JOIN order_items AS i ON i.book_id <> b.id
ORDER BY b.title;
