SELECT title, genre, published
FROM books
WHERE published BETWEEN 1950 AND 1999;
