SELECT genre, count(*), round(avg(price), 2)
FROM books
GROUP BY genre
HAVING count(*) >= 2 AND avg(price) > 11
ORDER BY genre;
