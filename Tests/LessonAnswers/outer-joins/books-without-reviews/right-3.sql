SELECT b.title
FROM reviews AS r
RIGHT JOIN books AS b ON b.id = r.book_id
WHERE r.book_id IS NULL
ORDER BY title ASC;
