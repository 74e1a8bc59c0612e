SELECT title, genre, price,
       round(avg(price) OVER (PARTITION BY genre), 2)
FROM books
WHERE price IS NOT NULL
ORDER BY title;
