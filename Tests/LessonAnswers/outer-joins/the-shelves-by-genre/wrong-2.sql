SELECT b.genre, count(s.book_id) AS books,
       coalesce(sum(s.copies), 0) AS copies
FROM books AS b
LEFT JOIN stock AS s ON s.book_id = b.id
GROUP BY b.genre
HAVING count(*) > 1
ORDER BY copies DESC, b.genre;
