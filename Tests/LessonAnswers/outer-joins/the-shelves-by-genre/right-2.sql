SELECT genre, count(b.id) AS n, sum(coalesce(copies, 0)) AS c
FROM stock AS s
RIGHT JOIN books AS b ON b.id = s.book_id
GROUP BY genre
HAVING count(b.id) >= 2
ORDER BY c DESC, genre;
