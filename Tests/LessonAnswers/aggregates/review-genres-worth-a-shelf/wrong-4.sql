SELECT genre, count(price), avg(price)
FROM books
GROUP BY genre
HAVING count(price) >= 2 AND avg(price) > 11
ORDER BY genre;
