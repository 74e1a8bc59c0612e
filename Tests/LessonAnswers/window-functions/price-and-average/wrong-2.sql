SELECT title, genre, price,
       round(avg(price) OVER (PARTITION BY genre), 2)
FROM books
ORDER BY genre, title;
