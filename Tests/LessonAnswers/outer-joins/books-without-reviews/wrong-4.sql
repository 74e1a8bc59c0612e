SELECT b.title
FROM books AS b
LEFT JOIN reviews AS r ON r.id = b.id
WHERE r.id IS NULL
ORDER BY b.title;
