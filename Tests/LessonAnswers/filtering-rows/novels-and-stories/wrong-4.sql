SELECT title, genre, published
FROM books
WHERE genre = 'stories' AND published BETWEEN 1950 AND 1999;
