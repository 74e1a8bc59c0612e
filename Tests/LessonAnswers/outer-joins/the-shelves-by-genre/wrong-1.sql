SELECT b.title, sum(s.copies) AS copies,
       count(r.id) AS reviews
FROM books AS b
JOIN stock AS s ON s.book_id = b.id
LEFT JOIN reviews AS r ON r.book_id = b.id
WHERE b.id = 12
GROUP BY b.title;
