SELECT genre, count(price), round(avg(price), 2)
FROM books
GROUP BY genre
HAVING count(price) >= 2 OR avg(price) > 11
ORDER BY genre;
