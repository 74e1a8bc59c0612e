SELECT title, genre, price,
       round(avg(price) OVER (PARTITION BY author_id), 2)
FROM books
WHERE price IS NOT NULL
ORDER BY genre, title;
