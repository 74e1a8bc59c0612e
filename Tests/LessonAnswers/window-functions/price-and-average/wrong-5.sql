SELECT title, genre, price, round(avg(price), 2)
FROM books
WHERE price IS NOT NULL
GROUP BY genre
ORDER BY genre, title;
