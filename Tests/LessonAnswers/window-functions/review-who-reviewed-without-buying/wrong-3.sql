SELECT c.name, b.title
FROM reviews AS r
JOIN customers AS c ON c.id = r.customer_id
JOIN books AS b ON b.id = r.book_id
ORDER BY c.name, b.title;
