SELECT b.title
FROM books AS b
LEFT JOIN reviews AS r ON r.book_id = b.id
WHERE r.body IS NULL
ORDER BY b.title;
