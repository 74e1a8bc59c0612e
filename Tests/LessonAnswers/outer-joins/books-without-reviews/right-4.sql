SELECT b.title
FROM books AS b
LEFT OUTER JOIN reviews AS r ON r.book_id = b.id
GROUP BY b.id, b.title
HAVING count(r.id) = 0
ORDER BY b.title;
