SELECT genre, count(*) AS books,
       round(avg(price), 2) AS average
FROM books
GROUP BY genre
ORDER BY books DESC, genre;
