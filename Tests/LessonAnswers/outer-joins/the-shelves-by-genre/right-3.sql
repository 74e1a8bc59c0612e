SELECT b.genre, count(*) AS books,
       coalesce(sum((SELECT s.copies FROM stock AS s WHERE s.book_id = b.id)), 0) AS copies
FROM books AS b
GROUP BY b.genre
HAVING NOT count(*) = 1
ORDER BY 3 DESC, 1;
