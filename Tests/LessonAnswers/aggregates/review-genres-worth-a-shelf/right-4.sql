SELECT genre, count(price) AS n,
       round(sum(price) / count(price), 2) AS average
FROM books
GROUP BY genre
HAVING count(price) >= 2 AND sum(price) > 11 * count(price)
ORDER BY genre;
