SELECT b.title
FROM books AS b
RIGHT JOIN reviews AS r ON r.book_id = b.id
WHERE r.id IS NULL
ORDER BY b.title;
