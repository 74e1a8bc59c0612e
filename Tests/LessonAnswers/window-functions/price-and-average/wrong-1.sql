SELECT title, price,
       round(avg(price) OVER (PARTITION BY genre), 2)
           AS average
FROM books
WHERE genre IN ('poetry', 'stories')
ORDER BY genre, title;
