SELECT genre, count(DISTINCT price), round(avg(price), 2)
FROM books
GROUP BY genre
HAVING count(DISTINCT price) >= 2 AND avg(price) > 11
ORDER BY genre;
