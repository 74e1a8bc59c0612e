SELECT title, genre, price,
       avg(price) OVER (PARTITION BY genre)
FROM books
WHERE price IS NOT NULL
ORDER BY genre, title;
