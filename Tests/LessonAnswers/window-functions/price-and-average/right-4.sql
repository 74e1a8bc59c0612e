WITH averages AS (
    SELECT genre, avg(price) AS average FROM books GROUP BY genre
)
SELECT title, books.genre, price, round(average, 2)
FROM books, averages
WHERE books.genre = averages.genre AND NOT price IS NULL
ORDER BY 2, 1;
