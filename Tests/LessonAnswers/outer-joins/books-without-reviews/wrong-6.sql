SELECT b.title, r.id
FROM books AS b
LEFT JOIN reviews AS r ON r.book_id = b.id
WHERE r.id IS NULL
ORDER BY b.title;
