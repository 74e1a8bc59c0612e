SELECT genre, count(*) AS books, round(avg(price), 2) AS average
FROM books
WHERE price IS NOT NULL
GROUP BY genre
HAVING count(*) > 1 AND avg(price) > 11
ORDER BY 1;
