SELECT title, genre, price,
       round(avg(price) OVER (ORDER BY genre), 2)
FROM books
WHERE price IS NOT NULL
ORDER BY genre, title;
