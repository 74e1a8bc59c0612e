SELECT b.title
FROM books AS b
LEFT JOIN stock AS s ON s.book_id = b.id
LEFT JOIN order_items AS i ON i.book_id = b.id
GROUP BY b.id, b.title
HAVING count(i.order_id) = 0 OR min(s.copies) = 0
ORDER BY b.title;
