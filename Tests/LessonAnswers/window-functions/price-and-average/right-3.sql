SELECT title, genre, price,
       round(sum(price) OVER w / count(price) OVER w, 2) AS average
FROM books
WHERE price >= 0
WINDOW w AS (PARTITION BY genre)
ORDER BY genre, title;
