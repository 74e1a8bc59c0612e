SELECT b.genre, count(*) AS books,
       sum(s.copies) AS copies
FROM books AS b
LEFT JOIN stock AS s ON s.book_id = b.id
GROUP BY b.genre
HAVING count(*) > 2
ORDER BY copies DESC, b.genre;
