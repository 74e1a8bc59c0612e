SELECT genre, count(*) AS long_books
FROM books
WHERE pages > 300
GROUP BY genre
HAVING count(*) >= 2;
