SELECT genre, count(price), round(avg(price), 2)
FROM books
GROUP BY genre
HAVING avg(price) > 11
ORDER BY genre;
